package org.gridmarket.coinshuffle.blame;

import org.gridmarket.coinshuffle.message.Body;

/** The steps of a run, in this order; {@link #REVEALING} replaces what was to come. */
public enum Phase {
    ANNOUNCING,
    SHUFFLING,
    CONFIRMING,
    SIGNING,
    REVEALING,
    OVER;

    /** Whether a message of this kind can be what this phase waits for. */
    boolean awaits(Body.Kind kind) {
        return switch (this) {
            case ANNOUNCING -> kind == Body.Kind.ANNOUNCE;
            case SHUFFLING -> kind == Body.Kind.SHUFFLE || kind == Body.Kind.ACCUSE;
            case CONFIRMING -> kind == Body.Kind.CONFIRM || kind == Body.Kind.ACCUSE;
            case SIGNING -> kind == Body.Kind.SIGN;
            case REVEALING -> kind == Body.Kind.REVEAL;
            case OVER -> false;
        };
    }
}
