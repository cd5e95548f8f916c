package org.gridmarket.oblivious;

import java.util.Arrays;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Makes binary messages one of few lengths, so that a length tells little of what is asked (RFC 9292, 3.8): powers of
 * two from {@link #SHORTEST} to {@link #LONGEST} octets.
 */
public final class Padding {
    /** Most operations of an anonymous account fit. */
    public static final int SHORTEST = 4 * 1024;

    /** Nothing longer is carried. */
    public static final int LONGEST = 32 * 1024;

    private Padding() {}

    public static boolean fits(Bytes message) {
        return message.length() <= LONGEST;
    }

    /** Zeros after the end; refuses a message that does not fit. */
    public static Bytes pad(Bytes message) {
        if (!fits(message)) {
            throw new IllegalArgumentException(
                    "a message of " + message.length() + " octets is longer than " + LONGEST);
        }
        int length = SHORTEST;
        while (length < message.length()) {
            length *= 2;
        }
        return Bytes.of(Arrays.copyOf(message.copy(), length));
    }
}
