package org.gridmarket.coinshuffle.run;

/** Every bound of the protocol. What exceeds one is refused before it is copied. */
public final class MixLimits {
    public static final int MAX_PARTICIPANTS = 200;
    public static final int MAX_OUTPUTS_EACH = 96;
    /** Participants times outputs: the length of the longest list. */
    public static final int MAX_OUTPUTS = 4_096;
    /** Below this no run makes sense: with one other participant, who is not me is known. */
    public static final int LEAST_PARTICIPANTS = 3;

    public static final int DEFAULT_LEAST_PARTICIPANTS = 5;
    public static final int MAX_CHANNEL_OCTETS = 128;
    public static final int MAX_BUNDLE_OCTETS = 4_096;
    /** The largest list that can stand on a board, and so the largest message but for its envelope. */
    public static final int MAX_BODY_OCTETS = 8 * 1024 * 1024;

    public static final int MAX_MESSAGE_OCTETS = MAX_BODY_OCTETS + 1024;
    /** An honest participant posts five at most; the rest is room for proofs of misbehaviour. */
    public static final int MAX_MESSAGES_EACH = 16;
    /** Messages of all participants and the board's own clock ticks. */
    public static final int MAX_ENTRIES = MAX_PARTICIPANTS * MAX_MESSAGES_EACH * 2;

    public static final int MAX_STEP_SECONDS = 86_400;

    private MixLimits() {}

    /** Throws IllegalArgumentException naming the value and its range. */
    static int within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + least + ".." + most);
        }
        return value;
    }
}
