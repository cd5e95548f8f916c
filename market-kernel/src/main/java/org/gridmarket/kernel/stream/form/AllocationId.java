package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The id of an allocation: a digest of all that its parties sign.
 *
 * @param id 32 bytes
 */
@Bare
public record AllocationId(Bytes id) implements Comparable<AllocationId> {
    public AllocationId {
        Sha.checked("allocation id", id);
    }

    @Override
    public int compareTo(AllocationId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
