package org.gridmarket.worker.compute.parcel;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.PinnedX25519;

/**
 * What a party must know again after a crash and nobody else may know: derived from a seed of its own, so that it need not be
 * kept (compute-market, Draw).
 *
 * @param seed 32 bytes, the party's alone
 */
public record Secrets(Bytes seed) {
    private static final int LENGTH = 32;
    private static final Bytes SALT = Bytes.utf8("gridmarket/compute/worker/salt/1");
    private static final Bytes SENDER = Bytes.utf8("gridmarket/compute/worker/sender/1");
    private static final Bytes RESULT_KEY = Bytes.utf8("gridmarket/compute/worker/result-key/1");
    private static final Bytes AUDIT = Bytes.utf8("gridmarket/compute/worker/audit/1");

    public Secrets {
        if (seed.length() != LENGTH) {
            throw new IllegalArgumentException("a seed has " + seed.length() + " bytes, not " + LENGTH);
        }
    }

    /** What a provider hides the result of a match with. */
    public Bytes salt(MatchId match) {
        return Digest.sha256(SALT, seed, match.id());
    }

    /** Seed of the key that a delivery of a match is sealed from. */
    public Bytes sender(MatchId match) {
        return Digest.sha256(SENDER, seed, match.id());
    }

    /**
     * The private half of a job's result key.
     *
     * @param job the order's id, never used twice
     */
    public Bytes resultKey(Bytes job) {
        return Digest.sha256(RESULT_KEY, seed, job);
    }

    public Bytes publicResultKey(Bytes job) {
        return PinnedX25519.publicKey(resultKey(job));
    }

    /** What the draw of a job is made with; it commits to its hash. */
    public Bytes auditSecret(Bytes job) {
        return Digest.sha256(AUDIT, seed, job);
    }

    /** Without the seed. */
    @Override
    public String toString() {
        return "secrets";
    }
}
