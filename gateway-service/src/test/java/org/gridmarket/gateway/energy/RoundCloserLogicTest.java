package org.gridmarket.gateway.energy;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.gateway.energy.RoundCloserLogic.Lessons;
import org.gridmarket.gateway.energy.RoundCloserLogic.Step;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

final class RoundCloserLogicTest {
    private static final MarketCalendar CALENDAR = EnergyExamples.calendar();
    private static final Round SEVEN = Round.of(7);
    private static final Round EIGHT = Round.of(8);
    private static final RoundFacts SEVEN_IS_FINAL =
            new RoundFacts(CALENDAR, SEVEN, SEVEN.interval(), null, null, null);

    private final RoundCloserLogic dso = new RoundCloserLogic(Organisation.DSO);
    private final RoundCloserLogic cooperative = new RoundCloserLogic(Organisation.COOPERATIVE);
    private final RoundCloserLogic regulator = new RoundCloserLogic(Organisation.REGULATOR);

    private static LedgerTime atGateOf(Round round, long plusMillis) {
        return new LedgerTime(CALENDAR.gate(round).epochMillis() + plusMillis);
    }

    private static Step submit(EnergyCommand.ByMember command) {
        return new Step.Submit(command);
    }

    private static Step sleepUntil(LedgerTime time) {
        return new Step.SleepUntil(time);
    }

    @Test
    void the_dso_sleeps_until_the_gate() {
        assertThat(dso.next(SEVEN_IS_FINAL, Lessons.NOTHING, atGateOf(EIGHT, -1)))
                .isEqualTo(sleepUntil(CALENDAR.gate(EIGHT)));
    }

    @Test
    void the_dso_closes_and_finalises_at_the_gate() {
        assertThat(dso.next(SEVEN_IS_FINAL, Lessons.NOTHING, atGateOf(EIGHT, 0)))
                .isEqualTo(submit(new EnergyCommand.CloseAndFinalise(EIGHT)));
    }

    @Test
    void after_a_conflict_the_dso_closes_alone() {
        Lessons learned =
                Lessons.NOTHING.after(new EnergyCommand.CloseAndFinalise(EIGHT), CALENDAR, atGateOf(EIGHT, 5));

        assertThat(dso.next(SEVEN_IS_FINAL, learned, atGateOf(EIGHT, 5)))
                .isEqualTo(submit(new EnergyCommand.CloseRound(EIGHT)));
    }

    @Test
    void a_conflict_in_one_round_does_not_part_the_next() {
        Lessons learned =
                Lessons.NOTHING.after(new EnergyCommand.CloseAndFinalise(SEVEN), CALENDAR, atGateOf(SEVEN, 5));

        assertThat(dso.next(SEVEN_IS_FINAL, learned, atGateOf(EIGHT, 0)))
                .isEqualTo(submit(new EnergyCommand.CloseAndFinalise(EIGHT)));
    }

    @Test
    void what_is_closed_is_finalised_before_anything_else() {
        RoundFacts eightIsClosed = new RoundFacts(CALENDAR, EIGHT, SEVEN.interval(), null, null, null);

        assertThat(dso.next(eightIsClosed, Lessons.NOTHING, atGateOf(EIGHT.next(), 0)))
                .isEqualTo(submit(new EnergyCommand.Finalise(EIGHT.interval())));
    }

    @Test
    void another_organisation_leaves_the_grace_to_the_dso() {
        assertThat(cooperative.next(SEVEN_IS_FINAL, Lessons.NOTHING, atGateOf(EIGHT, 0)))
                .isEqualTo(sleepUntil(atGateOf(EIGHT, CALENDAR.graceMillis())));
    }

    @Test
    void another_organisation_closes_after_the_grace() {
        assertThat(cooperative.next(SEVEN_IS_FINAL, Lessons.NOTHING, atGateOf(EIGHT, CALENDAR.graceMillis())))
                .isEqualTo(submit(new EnergyCommand.CloseAndFinalise(EIGHT)));
    }

    @Test
    void the_third_organisation_leaves_another_grace_to_the_second() {
        assertThat(regulator.next(SEVEN_IS_FINAL, Lessons.NOTHING, atGateOf(EIGHT, CALENDAR.graceMillis())))
                .isEqualTo(sleepUntil(atGateOf(EIGHT, 2 * CALENDAR.graceMillis())));
    }

    @Test
    void missed_intervals_come_late_but_in_order_and_none_is_skipped() {
        RoundFacts facts = SEVEN_IS_FINAL;
        LedgerTime afterAnOutage = atGateOf(Round.of(11), 1);

        for (int t = 8; t <= 11; t++) {
            Round due = Round.of(t);
            assertThat(dso.next(facts, Lessons.NOTHING, afterAnOutage))
                    .isEqualTo(submit(new EnergyCommand.CloseAndFinalise(due)));
            facts = new RoundFacts(CALENDAR, due, due.interval(), null, null, null);
        }
        assertThat(dso.next(facts, Lessons.NOTHING, afterAnOutage))
                .isEqualTo(sleepUntil(CALENDAR.gate(Interval.of(12))));
    }

    @Test
    void the_oldest_interval_is_settled_when_its_settlement_window_is_over() {
        Interval four = Interval.of(4);
        RoundFacts fourIsUnsettled = new RoundFacts(CALENDAR, SEVEN, SEVEN.interval(), four, CALENDAR.gate(four), null);
        LedgerTime over = new LedgerTime(
                CALENDAR.end(four).epochMillis() + EnergyExamples.SETTLEMENT_WINDOW * CALENDAR.realIntervalMillis());

        assertThat(dso.next(fourIsUnsettled, Lessons.NOTHING, new LedgerTime(over.epochMillis() - 1)))
                .isInstanceOf(Step.SleepUntil.class);
        assertThat(dso.next(fourAt(over, four), Lessons.NOTHING, over))
                .isEqualTo(submit(new EnergyCommand.Settle(four)));
    }

    /** Everything that is due by then is done but the settlement. */
    private static RoundFacts fourAt(LedgerTime now, Interval four) {
        Round lastDue = CALENDAR.roundAt(now).previous();
        return new RoundFacts(CALENDAR, lastDue, lastDue.interval(), four, CALENDAR.gate(four), null);
    }

    @Test
    void a_gate_comes_before_a_settlement() {
        Interval four = Interval.of(4);
        LedgerTime late = atGateOf(Round.of(20), 0);
        RoundFacts behind = new RoundFacts(CALENDAR, SEVEN, SEVEN.interval(), four, CALENDAR.gate(four), null);

        assertThat(dso.next(behind, Lessons.NOTHING, late))
                .isEqualTo(submit(new EnergyCommand.CloseAndFinalise(EIGHT)));
    }

    @Test
    void a_refused_settlement_waits_an_interval() {
        Interval four = Interval.of(4);
        LedgerTime late = atGateOf(Round.of(20), 0);
        Lessons learned = Lessons.NOTHING.after(new EnergyCommand.Settle(four), CALENDAR, late);

        assertThat(dso.next(fourAt(late, four), learned, late))
                .isEqualTo(sleepUntil(late.plusMillis(CALENDAR.realIntervalMillis())));
    }

    @Test
    void what_is_settled_is_swept_in_portions_when_nothing_else_is_due() {
        LedgerTime late = atGateOf(Round.of(20), 0);

        assertThat(dso.next(unswept(late, Interval.of(4)), Lessons.NOTHING, late))
                .isInstanceOfSatisfying(
                        Step.Submit.class,
                        step -> assertThat(step.command())
                                .isInstanceOfSatisfying(
                                        EnergyCommand.Sweep.class,
                                        sweep -> assertThat(sweep.interval()).isEqualTo(Interval.of(4))));
    }

    @Test
    void a_sweep_that_fails_holds_back_no_settlement() {
        LedgerTime late = atGateOf(Round.of(20), 0);
        Round lastDue = CALENDAR.roundAt(late).previous();
        Interval five = Interval.of(5);
        RoundFacts both =
                new RoundFacts(CALENDAR, lastDue, lastDue.interval(), five, CALENDAR.gate(five), Interval.of(4));
        Lessons learned = Lessons.NOTHING.after(new EnergyCommand.Sweep(Interval.of(4), 10), CALENDAR, late);

        assertThat(dso.next(both, learned, late)).isEqualTo(submit(new EnergyCommand.Settle(five)));
    }

    @Test
    void a_refused_sweep_waits_an_interval() {
        LedgerTime late = atGateOf(Round.of(20), 0);
        Lessons learned = Lessons.NOTHING.after(new EnergyCommand.Sweep(Interval.of(4), 10), CALENDAR, late);

        assertThat(dso.next(unswept(late, Interval.of(4)), learned, late))
                .isEqualTo(sleepUntil(late.plusMillis(CALENDAR.realIntervalMillis())));
    }

    private static RoundFacts unswept(LedgerTime now, Interval t) {
        Round lastDue = CALENDAR.roundAt(now).previous();
        return new RoundFacts(CALENDAR, lastDue, lastDue.interval(), null, null, t);
    }
}
