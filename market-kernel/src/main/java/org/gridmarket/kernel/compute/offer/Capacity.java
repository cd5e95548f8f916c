package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;

/**
 * What a machine takes at most.
 *
 * @param instructions of one job
 * @param memory that a job may use
 * @param output of one job
 * @param transferred input and output of one job together
 */
public record Capacity(Instructions instructions, ByteCount memory, ByteCount output, ByteCount transferred) {
    /** Whether a job of these limits fits. */
    boolean holds(JobOffer job) {
        JobLimits limits = job.limits();
        return !limits.instructions().exceeds(instructions)
                && !limits.memory().exceeds(memory)
                && !limits.output().exceeds(output)
                && !job.mostTransferred().exceeds(transferred);
    }
}
