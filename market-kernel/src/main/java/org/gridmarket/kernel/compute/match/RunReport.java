package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;

/** What a mediator reports of a case. */
public sealed interface RunReport {
    /**
     * It has run the job. A container it has not run: it has looked at the delivery, and output and size are of what that opens
     * to, status and count without meaning.
     *
     * @param status how the run ended
     * @param output hash of the output archive, 32 bytes
     * @param instructions counted
     * @param size length of the output archive
     * @param delivery what it found of the provider's delivery
     */
    record Ran(ResultStatus status, Bytes output, Instructions instructions, ByteCount size, Finding delivery)
            implements RunReport {
        private static final int HASH_LENGTH = 32;

        public Ran {
            if (output.length() != HASH_LENGTH) {
                throw new IllegalArgumentException("output hash has " + output.length() + " bytes, not " + HASH_LENGTH);
            }
        }

        boolean isWithin(JobLimits limits) {
            return !instructions.exceeds(limits.instructions()) && !size.exceeds(limits.output());
        }

        boolean hasResultOf(Opening opening) {
            return status == opening.status()
                    && output.equals(opening.output())
                    && instructions.equals(opening.instructions())
                    && size.equals(opening.size());
        }

        /** What a delivery opens to is a fact; how a container ended, and what it counted, is not. */
        boolean opensOtherwiseThan(Opening opening) {
            return delivery == Finding.GOOD && !(output.equals(opening.output()) && size.equals(opening.size()));
        }

        private boolean hasResultOf(Ran other) {
            return status == other.status
                    && output.equals(other.output)
                    && instructions.equals(other.instructions)
                    && size.equals(other.size);
        }

        private boolean opensOtherwiseThan(Ran other) {
            return delivery == Finding.GOOD && other.delivery == Finding.GOOD && !output.equals(other.output);
        }

        private boolean deniesDeliveryOf(Ran other) {
            return (delivery == Finding.BAD && other.delivery == Finding.GOOD)
                    || (delivery == Finding.GOOD && other.delivery == Finding.BAD);
        }
    }

    /** Neither directory nor job creator nor provider gave it the inputs. */
    record Absent() implements RunReport {}

    /** Its engines disagree, or the run does not end in time. */
    record Undecided() implements RunReport {}

    /** Whether both cannot be true of one job and one delivery, both named by their hashes. */
    default boolean contradicts(RunReport other) {
        return this instanceof Ran own
                && other instanceof Ran others
                && (!own.hasResultOf(others) || own.deniesDeliveryOf(others));
    }

    /** The same of a job of which two runs may differ: both cannot be true of one delivery. */
    default boolean contradictsDelivery(RunReport other) {
        return this instanceof Ran own
                && other instanceof Ran others
                && (own.deniesDeliveryOf(others) || own.opensOtherwiseThan(others));
    }

    /** Whether a run of it is within what the job allows; a report without a run always is. */
    default boolean fits(JobLimits limits) {
        return !(this instanceof Ran ran) || ran.isWithin(limits);
    }
}
