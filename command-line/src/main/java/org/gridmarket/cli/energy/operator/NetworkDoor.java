package org.gridmarket.cli.energy.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.Question;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.cli.member.NetworkMember;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;

/** Straight to a peer: what a gateway has a table for is found in the ledger's events, all of them. */
final class NetworkDoor extends MarketDoor<NetworkMember> implements OperatorDoor {
    private static final EventFamily<EnergyEvent> ENERGY = EventFamily.of(EnergyEvent.class);
    private static final EventFamily<ClockEvent> CLOCK = EventFamily.of(ClockEvent.class);

    NetworkDoor(NetworkMember member) {
        super(member);
    }

    @Override
    public Optional<MarketCalendar> calendar() {
        return ask(new EnergyQuery.ReadCalendar(), CalendarRejection.MARKET_NOT_FOUNDED.name())
                .map(RecordCodec.of(MarketCalendar.class)::read);
    }

    @Override
    public boolean hasClock() {
        ClockQuery query = new ClockQuery.ReadClock();
        return member().ask(
                        Question.of(ClockFunctions.NAMES.of(query), RecordCodec.text(query), false),
                        ClockRejection.CLOCK_NOT_FOUNDED.name())
                .isPresent();
    }

    private Optional<String> ask(EnergyQuery query, String absent) {
        return member().ask(
                        Question.of(EnergyFunctions.of(query), RecordCodec.text(query), query.isConfidential()),
                        absent);
    }

    @Override
    public List<Proposed> open() {
        Map<String, Proposed> open = new LinkedHashMap<>();
        member().forEachEvent(text -> {
            ENERGY.read(text).ifPresent(event -> take(event, open));
            CLOCK.read(text).ifPresent(event -> take(event, open));
        });
        return new ArrayList<>(open.values());
    }

    private static void take(EnergyEvent event, Map<String, Proposed> open) {
        switch (event) {
            case EnergyEvent.CalendarProposed proposed -> {
                var calendar = new Proposed.Calendar(proposed.calendar());
                open.put(calendar.id(), calendar);
            }
            case EnergyEvent.MarketFounded founded -> open.values().removeIf(Proposed.Calendar.class::isInstance);
            case EnergyEvent.RuleProposed proposed ->
                open.put(proposed.rules().id(), new Proposed.Rules(proposed.rules(), false));
            case EnergyEvent.RuleEffective effective ->
                open.remove(effective.rules().id());
            default -> {
                // no proposal
            }
        }
    }

    private static void take(ClockEvent event, Map<String, Proposed> open) {
        switch (event) {
            case ClockEvent.ClockProposed(var clock, var by, var digest) -> // the last of each organisation counts
                open.put("clock of " + by, new Proposed.LedgerClock(clock, by));
            case ClockEvent.ClockFounded founded -> open.values().removeIf(Proposed.LedgerClock.class::isInstance);
            default -> {
                // no proposal
            }
        }
    }

    @Override
    public Optional<Proposed.Rules> rules(String id) {
        return ask(new EnergyQuery.ReadProposal(id), AgreementRejection.PROPOSAL_UNKNOWN.name())
                .map(RecordCodec.of(EnergyAnswer.ProposalState.class)::read)
                .map(state -> new Proposed.Rules(state.rules(), state.approved()));
    }

    @Override
    public Enrolments enrolments() {
        throw new UsageException("enrolments lie at gateways: name one with --gateway and --token-file,"
                + " or propose the meter with its key: operator propose meters FILE");
    }

    @Override
    public IntervalStatus status(Interval t) {
        String json = ask(new EnergyQuery.ReadInterval(t), "").orElseThrow();
        return RecordCodec.of(EnergyAnswer.IntervalState.class).read(json).status();
    }
}
