package org.gridmarket.worker.compute.work;

import java.util.List;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;

/** Port: the sandbox. Equal jobs have equal results on every engine and machine. */
public interface JobRunner {
    /** What a run gave. */
    sealed interface Outcome {
        /**
         * A result.
         *
         * @param archive what came out, in its canonical form
         */
        record Result(ResultStatus status, Instructions instructions, Bytes archive) implements Outcome {}

        /** This machine could not tell. */
        record Undecided(String reason) implements Outcome {}
    }

    /**
     * Runs a job whose objects are all here.
     *
     * @param manifest its bytes, whatever they are
     * @param engines the result is the same on all of them, or undecided
     */
    Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines);

    /** Engines that are here, the preferred one first; at least one. */
    List<String> engines();
}
