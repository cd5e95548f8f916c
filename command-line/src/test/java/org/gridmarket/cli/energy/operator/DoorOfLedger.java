package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The ledger in memory, with the contracts' own rules, as one organisation reaches it. */
record DoorOfLedger(MarketOnLedger market, Organisation organisation) implements OperatorDoor {
    @Override
    public String way() {
        return "a ledger in memory";
    }

    @Override
    public Optional<MarketCalendar> calendar() {
        return Optional.of(market.calendar());
    }

    @Override
    public LedgerTime now() {
        return market.now();
    }

    @Override
    public boolean hasClock() {
        return false;
    }

    @Override
    public List<Proposed> open() {
        return List.of();
    }

    @Override
    public Optional<Proposed.Rules> rules(String id) {
        return market.ask(new EnergyQuery.ReadProposal(id)) instanceof Decision.Accepted<Receipt>(Receipt found)
                ? Optional.of(RecordCodec.of(EnergyAnswer.ProposalState.class).read(found.result()))
                        .map(state -> new Proposed.Rules(state.rules(), state.approved()))
                : Optional.empty();
    }

    @Override
    public Enrolments enrolments() {
        return new Enrolments(List.of(), List.of());
    }

    @Override
    public IntervalStatus status(Interval t) {
        return RecordCodec.of(EnergyAnswer.IntervalState.class)
                .read(market.ask(new EnergyQuery.ReadInterval(t)).orThrow().result())
                .status();
    }

    @Override
    public Told execute(LedgerCommand command) {
        Caller.Member member = new Caller.Member(organisation, command.asAdministrator(), "operator");
        return switch (market.send(member, command.function(), command.argument())) {
            case Decision.Accepted<Receipt>(Receipt done) -> new Told(Told.COMMITTED, "in memory", done.result());
            case Decision.Rejected<Receipt>(var refusal) ->
                new Told(refusal.code().name(), refusal.detail(), "");
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
