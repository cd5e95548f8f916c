package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.StatementBook;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Anonymous homes as their programs live: windows come without an end. They trade two billed days, run out of credit, say so,
 * and mix on when it is paid in again.
 */
class AnonymousDaysTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int CYCLE = 8;
    private static final int UNTIL_SETTLED = 13;
    private static final Interval FIRST = Interval.of(48);
    private static final Interval LAST = Interval.of(63);
    private static final Interval END = LAST.plus(4 * CYCLE);

    private static final Microgrid HOMES =
            MergedMicrogrid.of(GeneratedMicrogrid.of(7, 5, LIMIT).within(FIRST, LAST), 10);
    private static final DayInMemory DAYS =
            DayInMemory.withoutAnEnd(HOMES, AnonymityPlan.of(HOMES, HOMES, HidingChoice.USUAL));

    private static List<Integer> mixedInTheDays;
    private static List<Money> lacking;

    @BeforeAll
    static void the_days_pass() throws InterruptedException {
        DAYS.tradeUntil(LAST.plus(UNTIL_SETTLED));
        assertThat(DAYS.bill(Billing.PRIVATE, CYCLE, FIRST, LAST).offence()).isEmpty();
        mixedInTheDays =
                agents().stream().map(agent -> agent.standing().mixed()).toList();
        lacking = agents().stream().map(AnonymousAgent::missingCredit).toList();

        DAYS.payInAgain();
        DAYS.tradeUntil(END.plus(UNTIL_SETTLED));
        assertThat(DAYS.bill(Billing.PRIVATE, CYCLE, LAST.next(), END).offence())
                .isEmpty();
    }

    private static List<AnonymousAgent> agents() {
        return DAYS.homes().agents().stream().map(AnonymousAgent.class::cast).toList();
    }

    private static List<CycleStatement> cycles() {
        List<CycleStatement> cycles = new ArrayList<>();
        for (Neighbourhood.Home home : DAYS.homes().homes()) {
            StatementBook book =
                    new StatementBook(home.agent().account(), home.household().meter());
            ((AnonymousAgent) home.agent()).places().keySet().forEach(book::adopt);
            DAYS.history().forEach(book::observe);
            cycles.addAll(book.billed(home.flows()::net));
        }
        return cycles;
    }

    @Test
    void each_home_gets_each_bill_and_it_is_what_its_statement_says() {
        assertThat(cycles())
                .hasSize(HOMES.homes().size() * (2 + 4))
                .allSatisfy(cycle -> assertThat(cycle.difference()).contains(Money.ZERO));
    }

    @Test
    void they_trade_on_both_days() {
        for (Interval first : List.of(FIRST, FIRST.plus(CYCLE))) {
            assertThat(EnergySum.of(DAYS.lines().stream()
                            .filter(line -> line.interval().isWithin(first, first.plus(CYCLE - 1)))
                            .map(line -> line.finding().traded())))
                    .as("from interval %s on", first)
                    .isGreaterThan(EnergySum.ZERO);
        }
    }

    @Test
    void who_has_no_credit_for_the_next_window_says_how_much_is_lacking() {
        assertThat(lacking)
                .hasSize(HOMES.homes().size())
                .allSatisfy(money -> assertThat(money).isGreaterThan(Money.ZERO));
    }

    /** Whether they have something to trade or not: who mixed only then would be known by it. */
    @Test
    void when_it_is_paid_in_they_mix_again() {
        assertThat(mixedInTheDays).allMatch(mixed -> mixed == 2);
        assertThat(agents())
                .allSatisfy(agent -> assertThat(agent.standing().mixed()).isGreaterThan(2));
    }

    @Test
    void nothing_that_they_do_is_refused_in_all_that_time() {
        assertThat(agents()).extracting(AnonymousAgent::refusals).allMatch(Map::isEmpty);
    }
}
