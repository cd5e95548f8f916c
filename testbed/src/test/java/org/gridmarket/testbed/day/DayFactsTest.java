package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.junit.jupiter.api.Test;

class DayFactsTest {
    private static final PeerAnswers WELL = new PeerAnswers(true, List.of(), List.of(), null, null, List.of());

    private static IntervalLine line(int t, long wh, long value) {
        IntervalFinding finding = new IntervalFinding(
                Interval.of(t), new LedgerTime(0), FinalSource.CANDIDATE, Energy.ofWh(wh), null, null, true);
        return new IntervalLine(finding, EnergySum.ZERO, EnergySum.ZERO, new Money(value), null, -1, 0);
    }

    private static DayResult day(List<IntervalLine> lines, int unsettled, PeerAnswers peers) {
        EnergySum traded =
                EnergySum.of(lines.stream().map(line -> line.finding().traded()));
        return new DayResult(
                lines,
                new DayResult.Counted(0, Map.of()),
                List.of(),
                new DayResult.Counted(0, Map.of()),
                traded,
                traded,
                new DayResult.Findings(List.of(), true, true, unsettled),
                DayBills.NONE,
                List.of(),
                List.of(),
                List.of(),
                new DayResult.Times(new Stopwatch().commits(), new Stopwatch().commits(), 0, 0, 0, 2_500),
                null,
                peers);
    }

    private static final List<IntervalLine> TRADED = List.of(line(40, 200, 30_000), line(41, 100, 21_000));

    @Test
    void a_day_on_which_all_is_well_is_clean() {
        assertThat(DayFacts.verdict(day(TRADED, 0, WELL))).isEqualTo("day clean: yes");
    }

    @Test
    void a_day_that_is_not_clean_says_why_in_its_first_line() {
        assertThat(DayFacts.verdict(day(TRADED, 3, WELL))).isEqualTo("day clean: NO: 3 intervals are not settled");
    }

    @Test
    void a_day_without_a_trade_is_not_called_clean() {
        assertThat(DayFacts.verdict(day(List.of(), 0, WELL)))
                .isEqualTo("day clean: not known, since there was no trade");
    }

    @Test
    void a_peer_that_did_not_answer_is_named() {
        PeerAnswers silent = new PeerAnswers(null, List.of("REGULATOR"), List.of(), null, null, List.of());

        assertThat(DayFacts.verdict(day(TRADED, 0, silent))).isEqualTo("day clean: NO: not answered by REGULATOR");
    }

    @Test
    void there_are_five_facts_and_the_money_is_one_of_them() {
        assertThat(DayFacts.five(day(TRADED, 0, WELL)))
                .hasSize(5)
                .anyMatch(fact -> fact.value().equals("0.05, mean price 170 µ/Wh, by interval 150..210"));
    }
}
