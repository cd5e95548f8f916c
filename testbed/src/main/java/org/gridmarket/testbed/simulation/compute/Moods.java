package org.gridmarket.testbed.simulation.compute;

import java.util.Random;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** What a liar does about a subject: drawn once for each, so that asking again does not help. */
final class Moods {
    private static final int WHOLE = 256;

    private final Bytes seed;

    Moods(Random random) {
        byte[] drawn = new byte[32];
        random.nextBytes(drawn);
        this.seed = Bytes.of(drawn);
    }

    /** Whether it does what is done so many times in a hundred. */
    boolean does(String what, Object subject, int percent) {
        return number(what, subject) * 100 < percent * WHOLE;
    }

    /** One of so many. */
    int pick(String what, Object subject, int choices) {
        return number(what, subject) * choices / WHOLE;
    }

    private int number(String what, Object subject) {
        return Byte.toUnsignedInt(
                Digest.sha256(seed, Bytes.utf8(what + " " + subject)).copy()[0]);
    }
}
