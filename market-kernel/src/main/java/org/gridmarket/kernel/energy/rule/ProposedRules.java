package org.gridmarket.kernel.energy.rule;

import java.util.List;
import org.gridmarket.kernel.agreement.Proposal;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Changes proposed together; all have the same approver and come into force together.
 *
 * @param id chosen by the proposer
 * @param from t0, the first interval they hold for; before the market is founded any
 * @param changes at least one
 */
public record ProposedRules(String id, Interval from, List<RuleChange> changes) implements Proposal<RuleChange> {
    private static final Bytes TAG = Bytes.utf8("gridmarket/rules/1");

    public ProposedRules {
        Name.check("proposal", id);
        changes = List.copyOf(changes);
    }

    @Override
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(ProposedRules.class).writeBytes(this));
    }
}
