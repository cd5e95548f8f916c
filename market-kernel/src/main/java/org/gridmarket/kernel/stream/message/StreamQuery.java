package org.gridmarket.kernel.stream.message;

import org.gridmarket.kernel.stream.form.AllocationId;

/** Questions to the stream market; none writes anything. */
public sealed interface StreamQuery {
    /** The rules in force. */
    record ReadStreamRules() implements StreamQuery {}

    /** An allocation: its terms, its customer's side, its lanes. */
    record ReadAllocation(AllocationId allocation) implements StreamQuery {}

    /** An epoch of an allocation: roots, reveal, conclusion. */
    record ReadEpoch(AllocationId allocation, int epoch) implements StreamQuery {}

    /** The digest of all rows. */
    record ReadStreamDigest() implements StreamQuery {}
}
