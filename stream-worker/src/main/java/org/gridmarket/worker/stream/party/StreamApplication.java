package org.gridmarket.worker.stream.party;

import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.wire.Bytes;

/** Port: what a customer streams, and where outputs go. Called by whoever runs the customer; may not block. */
public interface StreamApplication {
    /** What the sensor gives now, for this position; empty when it has nothing. */
    Optional<Bytes> input(int epoch, int position);

    /** A fresh input like those of the sensor, whose output has content: a supplier must neither know nor guess it. */
    Bytes freshTest();

    /** What is signed and sent for a position: what the sensor gave, or the test that stands there. */
    default void sent(AllocationId allocation, int epoch, int position, Bytes input) {
        // most need no copy
    }

    /** The first valid output of a lane for a position. Of a run that made none the bytes are empty. */
    void output(AllocationId allocation, AccountKey supplier, int epoch, int position, Bytes output);
}
