package org.gridmarket.kernel.stream.message;

import java.util.List;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A position that a supplier opens.
 *
 * @param position in the epoch
 * @param leaf what stands there
 * @param path of the leaf in the tree of the posted root
 * @param evidence what the customer has signed, where the leaf's H(in) is not the revealed one: a parcel of inputs or an end;
 *     else null
 */
public record PositionOpening(
        int position, Leaf leaf, List<Bytes> path, @Nullable SignedParcel evidence) {
    public PositionOpening {
        path = List.copyOf(path);
    }
}
