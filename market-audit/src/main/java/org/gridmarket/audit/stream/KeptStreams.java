package org.gridmarket.audit.stream;

import java.util.Optional;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: what somebody has kept of leases beside the ledger, and can run again (stream-market, Where it runs:
 * {@code --rerun}).
 */
@FunctionalInterface
public interface KeptStreams {
    /** Nothing was kept, or nobody asks. */
    KeptStreams NONE = terms -> Optional.empty();

    /** What is kept of one allocation; empty when nothing is. Whoever asks closes it. */
    Optional<Kept> of(AllocationTerms terms);

    /** The inputs of one allocation, and its module. */
    interface Kept extends AutoCloseable {
        /** What the customer sent at a position; empty when it is not here. */
        Optional<Bytes> input(int epoch, int position);

        /** H(out) of an input; of a run that makes no output, too. */
        Bytes outputOf(Bytes input);

        @Override
        void close();
    }
}
