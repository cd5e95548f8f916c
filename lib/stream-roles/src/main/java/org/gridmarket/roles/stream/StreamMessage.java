package org.gridmarket.roles.stream;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.wire.Bytes;

/** What travels beside the ledger (stream-market, Pulsar). What does not fit its hash or its key has not arrived. */
public sealed interface StreamMessage {
    AllocationId allocation();

    /**
     * Inputs, or the end of an epoch, from the customer to its suppliers.
     *
     * @param parcel of inputs or an end, signed by the feed key
     * @param bytes of each input of the parcel, in its order
     */
    record Inputs(AllocationId allocation, int epoch, SignedParcel parcel, List<Bytes> bytes) implements StreamMessage {
        public Inputs {
            bytes = List.copyOf(bytes);
        }
    }

    /**
     * Outputs of a supplier, to its customer and the panel.
     *
     * @param parcel of outputs, signed by the work key
     */
    record Outputs(AllocationId allocation, AccountKey supplier, int epoch, SignedParcel parcel)
            implements StreamMessage {}

    /** Bytes of inputs that were revealed, to the panel; from the customer, or from a supplier that has them. */
    record Evidence(AllocationId allocation, List<Bytes> inputs) implements StreamMessage {
        public Evidence {
            inputs = List.copyOf(inputs);
        }
    }
}
