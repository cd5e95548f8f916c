package org.gridmarket.kernel.energy.operation;

import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;

/** An administrator of the DSO puts changes on the ledger for another organisation to read and approve. */
final class RuleProposing {
    private RuleProposing() {}

    static Decision<Receipt> run(EnergyCommand.ProposeRules command, LedgerCall call, EnergyState state) {
        ProposedRules rules = command.rules();
        RuleFacts.Known known = EnergyState.PROPOSAL
                .find(state.world(), rules.id())
                .map(proposal -> proposal.approved() ? RuleFacts.Known.APPROVED : RuleFacts.Known.OPEN)
                .orElse(RuleFacts.Known.NOTHING);
        RuleFacts facts = new RuleFacts(
                rules,
                rules.digest(),
                known,
                MarketRules.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                null,
                false,
                0,
                call,
                state.limits());
        return RuleRules.PROPOSE.check(facts).map(legal -> {
            EnergyState.PROPOSAL.put(state.world(), new StoredValues.Proposal(rules, false), rules.id());
            state.tell(new EnergyEvent.RuleProposed(rules, rules.digest()));
            return state.receipt(EnergyResult.Proposed.class, new EnergyResult.Proposed(rules.digest()));
        });
    }
}
