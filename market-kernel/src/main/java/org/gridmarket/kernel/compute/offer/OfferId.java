package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.compute.quantity.EightBytes;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * The id of a job, a resource or a note: from the operation that posts it and its place there, so no two are the same, ever.
 *
 * @param id 32 bytes
 */
@Bare
public record OfferId(Bytes id) implements Comparable<OfferId> {
    public static final int LENGTH = 32;

    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/offer/1");

    public OfferId {
        if (id.length() != LENGTH) {
            throw new IllegalArgumentException("offer id has " + id.length() + " bytes, not " + LENGTH);
        }
    }

    /** The offer at this place of a posting, counted from 0. */
    public static OfferId of(OperationName posting, int index) {
        return new OfferId(Digest.sha256(TAG, posting.id(), EightBytes.of(index)));
    }

    @Override
    public int compareTo(OfferId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
