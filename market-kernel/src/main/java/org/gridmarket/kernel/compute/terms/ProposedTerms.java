package org.gridmarket.kernel.compute.terms;

import java.util.List;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Terms that one organisation wants; another approves them by their digest.
 *
 * @param id chosen by the proposer
 * @param from the first ledger period in which they hold
 * @param changes the terms: one
 */
public record ProposedTerms(String id, Interval from, List<ComputeTerms> changes) implements Proposal<ComputeTerms> {
    private static final Bytes TAG = Bytes.utf8("gridmarket/compute/terms/1");

    public ProposedTerms {
        Name.check("proposal", id);
        changes = List.copyOf(changes);
    }

    @Override
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(ProposedTerms.class).writeBytes(this));
    }
}
