package org.gridmarket.roles.stream;

import java.util.List;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamedOutput;

/**
 * What a supplier has to know again after a crash: in this order, told to a new role of the same lease, they make the same trees.
 * Each is kept before anything follows from it.
 */
public sealed interface SupplierFact {
    int epoch();

    /**
     * Inputs that it has processed. Their bytes are not kept: nobody is at fault for what a panel does not get from it.
     *
     * @param evidence the customer's parcel that names them
     * @param outputs of those that were new, as they are streamed
     */
    record Processed(int epoch, SignedParcel evidence, List<StreamedOutput> outputs) implements SupplierFact {
        public Processed {
            outputs = List.copyOf(outputs);
        }
    }

    /** The customer has said that no more inputs come. */
    record Ended(int epoch, SignedParcel end) implements SupplierFact {}

    /** The epoch is over for it: what comes later is not in its tree. */
    record Kept(int epoch) implements SupplierFact {}
}
