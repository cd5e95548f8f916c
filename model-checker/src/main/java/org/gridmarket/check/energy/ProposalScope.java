package org.gridmarket.check.energy;

import static org.gridmarket.check.energy.EnergyWorld.byMember;
import static org.gridmarket.check.energy.EnergyWorld.heldByMember;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.LedgerState;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.check.ledger.Rows;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * A tariff that the DSO proposes and the regulator approves: before the last book that could name its first interval opens,
 * or not at all. Moment 0 is just before that book opens, moment 1 the gate at which the round of the deadline may close.
 */
final class ProposalScope {
    private static final String ID = "new-tariff";
    private static final Tariff TARIFF =
            new Tariff(EnergyExamples.price(40), EnergyExamples.price(260), EnergyExamples.price(5));

    private ProposalScope() {}

    static ContractScope scope() {
        MarketOnLedger market = EnergyWorld.founded();
        MarketCalendar calendar = market.calendar();
        Round deadline = market.round();
        ProposedRules rules =
                new ProposedRules(ID, calendar.lastFixedBy(deadline), List.of(new RuleChange.SetTariff(TARIFF)));
        ProposedRules other = new ProposedRules(
                "other", calendar.lastFixedBy(deadline), List.of(new RuleChange.SetTariff(EnergyExamples.tariff())));
        Predicate<LedgerState> inForce = row(
                MarketRules.class,
                known -> known.tariffAt(rules.from()).filter(TARIFF::equals).isPresent(),
                "rules");
        return new ContractScope(
                "energy-proposal",
                EnergyWorld.rows(market),
                EnergyExamples.TARGET,
                List.of(market.now(), calendar.gate(deadline)),
                List.of(
                        byMember("propose", MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules)),
                        approve("approve(regulator)", MarketOnLedger.REGULATOR_ADMIN, rules, rules),
                        approve("approve(other-digest)", MarketOnLedger.REGULATOR_ADMIN, rules, other),
                        approve("approve(dso)", MarketOnLedger.DSO_ADMIN, rules, rules),
                        approve("approve(cooperative)", MarketOnLedger.COOPERATIVE_ADMIN, rules, rules),
                        byMember("close", MarketOnLedger.DSO, new EnergyCommand.CloseRound(deadline))),
                Map.ofEntries(
                        named("in-force", inForce),
                        named("open", row(StoredValues.Proposal.class, p -> !p.approved(), "proposal", ID)),
                        named(
                                "approved",
                                row(StoredValues.Proposal.class, StoredValues.Proposal::approved, "proposal", ID)),
                        named("sealed", Rows.has("sealed", deadline))),
                List.of(
                        new PortFault.Impostor("energy:approveRules", MarketOnLedger.REGULATOR_ADMIN),
                        new PortFault.Planted(
                                Keys.of("proposal", ID),
                                RecordCodec.of(StoredValues.Proposal.class)
                                        .write(new StoredValues.Proposal(rules, false))),
                        new PortFault.Unread("sealed"),
                        new PortFault.Unwatched("sealed"),
                        new PortFault.Unread("proposal"),
                        new PortFault.Unwritten("proposal"),
                        new PortFault.Unwritten("rules")));
    }

    private static Command approve(String label, Caller.Member who, ProposedRules rules, ProposedRules digestOf) {
        return heldByMember(label, who, new EnergyCommand.ApproveRules(rules.id(), digestOf.digest()));
    }
}
