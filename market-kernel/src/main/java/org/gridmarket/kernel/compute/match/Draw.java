package org.gridmarket.kernel.compute.match;

import java.nio.ByteBuffer;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * Which results are run again: decided by match, commitment and the job creator's secret together. A provider does not know it
 * when it commits; a job creator cannot steer it, since the commitment is salted (compute-market, Draw).
 */
public final class Draw {
    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/draw/1");
    private static final Bytes SECRET_TAG = Bytes.utf8("gridmarket/compute/secret/1");

    private Draw() {}

    /** What a job commits to. */
    public static Bytes commitmentOf(Bytes secret) {
        return Digest.sha256(SECRET_TAG, secret);
    }

    /** Whether the secret is the one that the job commits to. */
    public static boolean fits(Audit audit, Bytes secret) {
        return commitmentOf(secret).equals(audit.commitment());
    }

    /** drawn &lt;=&gt; first 4 bytes (unsigned, big-endian) of hash(match, commitment, secret) x 10,000 &lt; rate x 2^32. */
    public static boolean isDrawn(MatchId match, Bytes commitment, Bytes secret, int rate) {
        return Integer.toUnsignedLong(number(match, commitment, secret)) * Audit.ALWAYS < (long) rate << Integer.SIZE;
    }

    /** The number that is drawn, unsigned. */
    public static int number(MatchId match, Bytes commitment, Bytes secret) {
        return ByteBuffer.wrap(
                        Digest.sha256(TAG, match.id(), commitment, secret).copy())
                .getInt();
    }
}
