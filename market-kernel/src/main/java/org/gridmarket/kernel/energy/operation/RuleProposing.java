package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.agreement.ProposalLifeCycle;
import org.gridmarket.kernel.agreement.ProposalStatus;
import org.gridmarket.kernel.agreement.operation.Agreeing;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/** An administrator of the DSO puts changes on the ledger for another organisation to read and approve. */
final class RuleProposing {
    /** Proposals of this market: the DSO proposes, whoever the changes name approves. */
    static final Agreeing<ProposedRules, StoredValues.Proposal> AGREEING = new Agreeing<>(
            EnergyState.PROPOSAL,
            StoredValues.Proposal::new,
            RuleRules.PROPOSE,
            RuleRules.AGREE,
            new ProposalLifeCycle(
                    Role.admin(Organisation.DSO),
                    List.of(Role.admin(Organisation.REGULATOR), Role.admin(Organisation.COOPERATIVE)),
                    Effect.changes("proposal").tells("RuleProposed"),
                    Effect.changes("proposal", "rules", "meter", "meterkey", "feederload", "meterroom")
                            .tells("RuleEffective"),
                    Effect.changes("proposal", "forgotten"),
                    "energy-market, propose / approve a rule"));

    static final LifeCycle<ProposalStatus, Role> LIFE_CYCLE =
            AGREEING.lifeCycle().table();

    private RuleProposing() {}

    static Decision<Receipt> run(EnergyCommand.ProposeRules command, LedgerCall call, EnergyState state) {
        int mostChanges = state.limits().of(EnergyLimit.CHANGES_PER_PROPOSAL);
        return RuleRules.LENGTH
                .check(RuleLength.of(command.rules(), state.limits()))
                .then(fits -> AGREEING.propose(command.rules(), mostChanges, call, state.world()))
                .map(rules -> {
                    state.tell(new EnergyEvent.RuleProposed(rules, rules.digest()));
                    return state.receipt(EnergyResult.Proposed.class, new EnergyResult.Proposed(rules.digest()));
                });
    }
}
