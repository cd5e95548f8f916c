package org.gridmarket.agent.energy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes of refusals that time mends, so that the same is tried again, signed anew, before it is given up. */
final class PassingRefusals {
    /**
     * The next book, or a new last book; too long valid is what a clock before the peers' signs; too far is what a peer says
     * that has not read the close of a round yet. An agent that has crashed may find its meter bound before it has heard again
     * that this was its own doing.
     */
    private static final Set<String> OF_EVERY_ACCOUNT = Set.of(
            "BOOK_NOT_OPEN",
            "BOOK_SEALED",
            "OPERATION_EXPIRED",
            "OPERATION_TOO_LONG_VALID",
            "INTERVAL_TOO_FAR",
            "METER_BOUND");

    /** How often the same is tried. */
    static final int TRIES = 20;

    private final Set<String> codes;

    /** @param more codes beside those of every account */
    PassingRefusals(String... more) {
        codes = Stream.concat(OF_EVERY_ACCOUNT.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String code) {
        return codes.contains(code);
    }
}
