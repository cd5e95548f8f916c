package org.gridmarket.gateway.energy;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

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
     * @param noSweepBefore when a refused sweep is worth another try
     */
    public record Lessons(Optional<Interval> closeAlone, LedgerTime noSweepBefore) {
        public static final Lessons NOTHING = new Lessons(Optional.empty(), new LedgerTime(0));

        /** After a command that did not become final: closes alone next, or leaves the sweep for an interval. */
        public Lessons after(EnergyCommand.ByMember failed, MarketCalendar calendar, LedgerTime now) {
            return switch (failed) {
                case EnergyCommand.CloseAndFinalise both -> new Lessons(Optional.of(both.round()), noSweepBefore);
                case EnergyCommand.Sweep sweep ->
                    new Lessons(closeAlone, now.plusMillis(calendar.realIntervalMillis()));
                default -> this;
            };
        }
    }

    private final Organisation organisation;

    public RoundCloserLogic(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The next step of this organisation. */
    public Step next(RoundFacts facts, Lessons lessons, LedgerTime now) {
        Interval toFinalise = facts.lastFinal().next();
        if (!toFinalise.isAfter(facts.lastClosed())) {
            LedgerTime due = dueAt(facts.calendar(), toFinalise);
            return now.isBefore(due)
                    ? new Step.SleepUntil(due)
                    : new Step.Submit(new EnergyCommand.Finalise(toFinalise));
        }
        Interval toClose = facts.lastClosed().next();
        LedgerTime due = dueAt(facts.calendar(), toClose);
        if (!now.isBefore(due)) {
            boolean alone = lessons.closeAlone().equals(Optional.of(toClose));
            return new Step.Submit(
                    alone ? new EnergyCommand.CloseRound(toClose) : new EnergyCommand.CloseAndFinalise(toClose));
        }
        return sweepOrSleep(facts, lessons, now, due);
    }

    /** How many others go first. */
    private int turn() {
        return switch (organisation) {
            case DSO -> 0;
            case COOPERATIVE -> 1;
            case REGULATOR -> 2;
        };
    }

    private LedgerTime dueAt(MarketCalendar calendar, Interval round) {
        return calendar.gate(round).plusMillis(turn() * calendar.graceMillis());
    }

    /** Sweeping has time until the next gate, so it never delays one. */
    private Step sweepOrSleep(RoundFacts facts, Lessons lessons, LedgerTime now, LedgerTime nextGate) {
        Interval oldest = facts.oldestUnswept();
        LedgerTime since = facts.oldestFinalSince();
        if (oldest == null || since == null) {
            return new Step.SleepUntil(nextGate);
        }
        LedgerTime sweepable = later(sweepableAt(facts.calendar(), oldest, since), lessons.noSweepBefore());
        if (!now.isBefore(sweepable)) {
            return new Step.Submit(new EnergyCommand.Sweep(oldest));
        }
        return new Step.SleepUntil(sweepable.isBefore(nextGate) ? sweepable : nextGate);
    }

    private LedgerTime sweepableAt(MarketCalendar calendar, Interval t, LedgerTime finalSince) {
        long window = (calendar.settlementWindow() + turn()) * calendar.realIntervalMillis();
        return later(calendar.end(t), finalSince).plusMillis(window);
    }

    private static LedgerTime later(LedgerTime a, LedgerTime b) {
        return a.isBefore(b) ? b : a;
    }
}
