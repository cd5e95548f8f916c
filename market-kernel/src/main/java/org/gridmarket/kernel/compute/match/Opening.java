package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.EightBytes;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * What a provider says came of a job, hidden until somebody else has run it.
 *
 * @param status how the run ended
 * @param output hash of the output archive, 32 bytes
 * @param instructions counted
 * @param size length of the output archive
 * @param salt 32 bytes, so that nobody finds the opening by trying
 */
public record Opening(ResultStatus status, Bytes output, Instructions instructions, ByteCount size, Bytes salt) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/opening/1");
    private static final int HASH_LENGTH = 32;

    public Opening {
        if (output.length() != HASH_LENGTH || salt.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("output hash and salt have " + output.length() + " and " + salt.length()
                    + " bytes, not " + HASH_LENGTH);
        }
    }

    /** The hash that is committed to; it names the match, so that what another has committed to cannot be repeated. */
    public Bytes commitment(MatchId match) {
        return Digest.sha256(
                TAG,
                match.id(),
                Bytes.utf8(status.name()),
                output,
                EightBytes.of(instructions.count()),
                EightBytes.of(size.count()),
                salt);
    }

    /** Whether the job allows so much. */
    public boolean isWithin(JobLimits limits) {
        return !instructions.exceeds(limits.instructions()) && !size.exceeds(limits.output());
    }
}
