package org.gridmarket.kernel.stream.terms;

import java.util.List;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Rules that one organisation wants; another approves them by their digest.
 *
 * @param id chosen by the proposer
 * @param from the first ledger period in which they hold
 * @param changes the rules: one
 */
public record ProposedStreamRules(String id, Interval from, List<StreamRules> changes)
        implements Proposal<StreamRules> {
    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/rules/1");

    public ProposedStreamRules {
        Name.check("proposal", id);
        changes = List.copyOf(changes);
    }

    @Override
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(ProposedStreamRules.class).writeBytes(this));
    }
}
