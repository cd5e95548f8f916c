package org.gridmarket.gateway.energy;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;

/**
 * What an organisation's round closer does next: the DSO's closes and finalises at the gate, any other's when the DSO has
 * let the grace pass, and the third a grace later, so that they do not collide. Late intervals come in order and none is
 * skipped. No clock, no thread, no chain in here: time and facts are arguments, the simulation runs the same code.
 */
public final class RoundCloserLogic {
    /** What to do next. */
    public sealed interface Step {
        /** Submit this now. */
        record Submit(EnergyCommand.ByMember command) implements Step {}

        /** Nothing before this moment, unless the market changes first. */
        record SleepUntil(LedgerTime time) implements Step {}
    }

    /**
     * What earlier attempts have taught; starts with {@link #NOTHING}.
     *
     * @param closeAlone the round whose combined close and finalise met a conflict
     * @param noSettlingBefore when a refused settlement is worth another try
     * @param noSweepBefore when a refused sweep is worth another try
     */
    public record Lessons(Optional<Round> closeAlone, LedgerTime noSettlingBefore, LedgerTime noSweepBefore) {
        public static final Lessons NOTHING = new Lessons(Optional.empty(), new LedgerTime(0), new LedgerTime(0));

        /** After a command that did not become final: closes alone next, or leaves what has time for an interval. */
        public Lessons after(EnergyCommand.ByMember failed, MarketCalendar calendar, LedgerTime now) {
            LedgerTime later = now.plusMillis(calendar.realIntervalMillis());
            return switch (failed) {
                case EnergyCommand.CloseAndFinalise both ->
                    new Lessons(Optional.of(both.round()), noSettlingBefore, noSweepBefore);
                case EnergyCommand.Settle settle -> new Lessons(closeAlone, later, noSweepBefore);
                case EnergyCommand.Sweep sweep -> new Lessons(closeAlone, noSettlingBefore, later);
                default -> this;
            };
        }
    }

    /** Rows of one sweep: deleted within about a second, so that the next gate is not missed. */
    private static final int PORTION = 1_000;

    private final Organisation organisation;

    public RoundCloserLogic(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The next step of this organisation. */
    public Step next(RoundFacts facts, Lessons lessons, LedgerTime now) {
        Interval toFinalise = facts.lastFinal().next();
        if (!toFinalise.round().isAfter(facts.lastClosed())) {
            LedgerTime due = dueAt(facts.calendar(), toFinalise.round());
            return now.isBefore(due)
                    ? new Step.SleepUntil(due)
                    : new Step.Submit(new EnergyCommand.Finalise(toFinalise));
        }
        Round toClose = facts.lastClosed().next();
        LedgerTime due = dueAt(facts.calendar(), toClose);
        if (!now.isBefore(due)) {
            boolean alone = lessons.closeAlone().equals(Optional.of(toClose));
            return new Step.Submit(
                    alone ? new EnergyCommand.CloseRound(toClose) : new EnergyCommand.CloseAndFinalise(toClose));
        }
        return settleSweepOrSleep(facts, lessons, now, due);
    }

    /** How many others go first. */
    private int turn() {
        return Turn.of(organisation);
    }

    private LedgerTime dueAt(MarketCalendar calendar, Round round) {
        return calendar.gate(round).plusMillis(turn() * calendar.graceMillis());
    }

    /** Both have time until the next gate, so they never delay one; sweeping comes last, since nobody waits for it. */
    private Step settleSweepOrSleep(RoundFacts facts, Lessons lessons, LedgerTime now, LedgerTime nextGate) {
        Optional<LedgerTime> settling = settlingAt(facts).map(time -> later(time, lessons.noSettlingBefore()));
        if (settling.filter(time -> !now.isBefore(time)).isPresent()) {
            return new Step.Submit(new EnergyCommand.Settle(Objects.requireNonNull(facts.oldestUnsettled())));
        }
        Optional<LedgerTime> sweeping = sweepingAt(facts).map(time -> later(time, lessons.noSweepBefore()));
        if (sweeping.filter(time -> !now.isBefore(time)).isPresent()) {
            return new Step.Submit(new EnergyCommand.Sweep(Objects.requireNonNull(facts.oldestUnswept()), PORTION));
        }
        return new Step.SleepUntil(Stream.of(settling, sweeping)
                .flatMap(Optional::stream)
                .filter(time -> time.isBefore(nextGate))
                .min(Comparator.naturalOrder())
                .orElse(nextGate));
    }

    /** Each organisation an interval after the one before it, so that they do not collide. */
    private Optional<LedgerTime> settlingAt(RoundFacts facts) {
        Interval oldest = facts.oldestUnsettled();
        LedgerTime since = facts.oldestFinalSince();
        if (oldest == null || since == null) {
            return Optional.empty();
        }
        MarketCalendar calendar = facts.calendar();
        return Optional.of(later(calendar.end(oldest), since)
                .plusMillis((calendar.settlementWindow() + turn()) * calendar.realIntervalMillis()));
    }

    /** Likewise; one that was settled late is late for all of them, and whoever loses leaves it for an interval. */
    private Optional<LedgerTime> sweepingAt(RoundFacts facts) {
        MarketCalendar calendar = facts.calendar();
        return Optional.ofNullable(facts.oldestUnswept())
                .map(oldest -> calendar.end(oldest)
                        .plusMillis((calendar.settlementWindow() + turn()) * calendar.realIntervalMillis()));
    }

    private static LedgerTime later(LedgerTime a, LedgerTime b) {
        return a.isBefore(b) ? b : a;
    }
}
