package org.gridmarket.kernel.stream.form;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a supplier commits to at one position.
 *
 * @param kind what became of the input
 * @param input H(in); zero bytes unless processed
 * @param output H(out); zero bytes unless processed
 */
public record Leaf(LeafKind kind, Bytes input, Bytes output) {
    public static final Leaf EMPTY = new Leaf(LeafKind.EMPTY, Sha.ZERO, Sha.ZERO);
    public static final Leaf MISSING = new Leaf(LeafKind.MISSING, Sha.ZERO, Sha.ZERO);

    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/leaf/1");

    public Leaf {
        Sha.checked("H(in)", input);
        Sha.checked("H(out)", output);
        if (kind != LeafKind.PROCESSED && !(input.equals(Sha.ZERO) && output.equals(Sha.ZERO))) {
            throw new IllegalArgumentException("a leaf that is " + kind + " has hashes");
        }
    }

    public static Leaf processed(Bytes input, Bytes output) {
        return new Leaf(LeafKind.PROCESSED, input, output);
    }

    /** What stands in the tree; the supplier's key in it makes a copied root useless. */
    public Bytes bytes(AllocationId allocation, AccountKey supplier, int epoch, int position) {
        return Parts.joined(
                TAG,
                allocation.id(),
                supplier.key(),
                Parts.four(epoch),
                Parts.four(position),
                Parts.one(kind.code()),
                input,
                output);
    }
}
