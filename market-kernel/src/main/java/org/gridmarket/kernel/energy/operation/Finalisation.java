package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;

/**
 * Makes the trades of an interval final: the candidate's as they are, since they were verified against the very instance;
 * without a candidate the carried ones; without trades when the interval has begun, since nobody can deliver in the past,
 * and when the books are too large to be read. It never stops for size (docs/limits.md).
 * Where the calendar pays a reward, whoever earned the candidate has it booked; for what is carried nobody is paid again.
 */
final class Finalisation {
    /** Trades and where they come from. */
    private record Chosen(FinalSource source, List<PricedTrade> trades) {}

    private Finalisation() {}

    static Decision<Receipt> run(Interval t, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        IntervalFacts.Finalising facts = new IntervalFacts.Finalising(state.isFinal(calendar, t.previous()));
        return IntervalLifeCycle.TABLE
                .next(
                        IntervalStatuses.of(state, calendar, t),
                        IntervalLifeCycle.FINALISE,
                        call.creator().role(),
                        facts)
                .map(status -> store(t, choose(t, calendar, call, state), calendar, call, state));
    }

    /** Whether finalising can follow closing in one transaction: asked before anything is written. */
    static Decision<MarketCalendar> readyFor(Interval t, MarketCalendar calendar, EnergyState state) {
        return state.isFinal(calendar, t.previous())
                ? Decision.accept(calendar)
                : Decision.reject(
                        CalendarRejection.EARLIER_NOT_FINAL,
                        "energy-market, finalise",
                        "interval " + t.previous() + " is not final; close round " + t + " alone");
    }

    private static Chosen choose(Interval t, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        boolean begun = !call.time().isBefore(calendar.start(t));
        if (begun && !calendar.simulation()) {
            return new Chosen(FinalSource.TOO_LATE, List.of());
        }
        Optional<StoredValues.Candidate> candidate = EnergyState.CANDIDATE.find(state.world(), t.round());
        if (candidate.isPresent()) {
            return new Chosen(FinalSource.CANDIDATE, StoredSolutions.tradesOfRound(state, t.round(), candidate.get()));
        }
        return switch (SealedProblem.read(state, calendar, t.round())) {
            case Decision.Rejected<RoundInstance> tooLarge -> new Chosen(FinalSource.TOO_LARGE, List.of());
            case Decision.Accepted<RoundInstance>(var instance) -> {
                List<PricedTrade> carried =
                        SealedProblem.carried(state, calendar, instance, true).trades();
                yield carried.isEmpty()
                        ? new Chosen(FinalSource.NOTHING, List.of())
                        : new Chosen(FinalSource.CARRIED, carried);
            }
        };
    }

    private static Receipt store(
            Interval t, Chosen chosen, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        Map<PageId, List<StoredValues.TradeSide>> byPage = new TreeMap<>();
        EnergySum energy = EnergySum.ZERO;
        Money fees = Money.ZERO;
        for (PricedTrade trade : chosen.trades()) {
            addSide(byPage, trade, trade.sell(), Side.SELL, trade.buy());
            addSide(byPage, trade, trade.buy(), Side.BUY, trade.sell());
            energy = energy.plus(trade.energy());
            Money perSide = trade.energy().at(trade.fee());
            fees = fees.plus(perSide).plus(perSide);
        }
        byPage.forEach(
                (page, sides) -> EnergyState.TRADE.put(state.world(), new StoredValues.PageTrades(sides), t, page));
        int trades = chosen.trades().size();
        EnergyState.FINAL.put(
                state.world(), new StoredValues.FinalInterval(call.time(), chosen.source(), trades, energy, fees), t);
        state.tell(new EnergyEvent.Finalised(t, call.time(), chosen.source(), chosen.trades()));
        if (chosen.source() == FinalSource.CANDIDATE && calendar.paysSolvers()) {
            AccountKey earner = EnergyState.CANDIDATE
                    .find(state.world(), t.round())
                    .orElseThrow()
                    .earner();
            CreditMoving.reward(t.round(), earner, calendar.solverReward(), state);
        }
        return state.receipt(EnergyResult.Final.class, new EnergyResult.Final(t, chosen.source(), trades, energy));
    }

    private static void addSide(
            Map<PageId, List<StoredValues.TradeSide>> byPage,
            PricedTrade trade,
            OfferId own,
            Side side,
            OfferId other) {
        byPage.computeIfAbsent(own.page(), page -> new ArrayList<>())
                .add(new StoredValues.TradeSide(own.index(), side, other, trade.energy(), trade.price(), trade.fee()));
    }
}
