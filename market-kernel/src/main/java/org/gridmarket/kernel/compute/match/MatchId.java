package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.quantity.EightBytes;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * The id of a match: from the attempt of the job and the use of the resource, each of which is matched once.
 *
 * @param id 32 bytes
 */
@Bare
public record MatchId(Bytes id) implements Comparable<MatchId> {
    public static final int LENGTH = 32;

    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/match/1");

    public MatchId {
        if (id.length() != LENGTH) {
            throw new IllegalArgumentException("match id has " + id.length() + " bytes, not " + LENGTH);
        }
    }

    public static MatchId of(Job job, Resource resource) {
        return of(job.id().id(), job.attempt(), resource.id().id(), resource.use());
    }

    /** From a job's id and attempt, and a resource's id and use. */
    public static MatchId of(Bytes job, int attempt, Bytes resource, int use) {
        return new MatchId(Digest.sha256(TAG, job, EightBytes.of(attempt), resource, EightBytes.of(use)));
    }

    @Override
    public int compareTo(MatchId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
