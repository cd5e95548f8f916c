package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.StatementBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What homes reckon at home against what the ledger has, for a day under public accounts and one under anonymous ones. */
class StatementTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int CYCLE = 8;
    private static final Microgrid PUBLIC = GeneratedMicrogrid.of(7, 8, LIMIT).within(Interval.of(44), Interval.of(75));
    private static final Microgrid HIDDEN =
            MergedMicrogrid.of(GeneratedMicrogrid.of(7, 5, LIMIT).within(Interval.of(48), Interval.of(59)), 10);

    private static final DayInMemory PUBLIC_DAY = new DayInMemory(PUBLIC);
    private static final DayInMemory HIDDEN_DAY =
            new DayInMemory(HIDDEN, AnonymityPlan.of(HIDDEN, HIDDEN, HidingChoice.USUAL));

    @BeforeAll
    static void the_days_are_traded_and_billed() throws InterruptedException {
        assertThat(PUBLIC_DAY.trade().bill(Billing.PLAIN, CYCLE).offence()).isEmpty();
        assertThat(HIDDEN_DAY.trade().bill(Billing.PRIVATE, CYCLE).offence()).isEmpty();
    }

    @Test
    void every_bill_on_the_ledger_is_what_the_statement_makes_it() {
        for (DayInMemory day : List.of(PUBLIC_DAY, HIDDEN_DAY)) {
            assertThat(cycles(day))
                    .isNotEmpty()
                    .allSatisfy(cycle -> assertThat(cycle.difference()).contains(Money.ZERO));
        }
    }

    @Test
    void the_credit_of_each_public_account_is_what_the_statement_makes_it() {
        for (Neighbourhood.Home home : PUBLIC_DAY.homes().homes()) {
            String answer = PUBLIC_DAY
                    .consortium()
                    .ask(
                            Organisation.DSO,
                            new EnergyQuery.ReadAccount(home.agent().account()));

            assertThat(book(PUBLIC_DAY, home).ownMoney().credit())
                    .isEqualTo(RecordCodec.of(Account.class).read(answer).credit());
        }
    }

    /** Credit goes from buyers to sellers, and fees to the DSO; whatever came in as a deposit cancels out. */
    @Test
    void no_statement_counts_a_deposit_as_an_earning() {
        for (DayInMemory day : List.of(PUBLIC_DAY, HIDDEN_DAY)) {
            Money earned = Money.ZERO;
            Money fees = Money.ZERO;
            for (CycleStatement cycle : cycles(day)) {
                earned = earned.plus(cycle.sold()).minus(cycle.bought());
                fees = fees.plus(cycle.fees());
            }

            assertThat(earned).isEqualTo(Money.ZERO);
            assertThat(fees).isGreaterThan(Money.ZERO);
        }
    }

    @Test
    void a_returned_deposit_makes_a_bill_of_an_anonymous_day_smaller_and_no_line_of_its_statement_larger() {
        assertThat(cycles(HIDDEN_DAY)).anySatisfy(cycle -> {
            assertThat(cycle.retiredCredit()).isGreaterThan(cycle.sold());
            assertThat(cycle.sum())
                    .isEqualTo(cycle.sold()
                            .minus(cycle.bought())
                            .minus(cycle.fees())
                            .plus(cycle.surplus())
                            .minus(cycle.deficit()));
        });
    }

    @Test
    void who_keeps_to_what_was_traded_saves_against_the_tariff_and_never_loses() {
        for (DayInMemory day : List.of(PUBLIC_DAY, HIDDEN_DAY)) {
            assertThat(cycles(day))
                    .allSatisfy(cycle -> assertThat(cycle.saved()).isGreaterThanOrEqualTo(Money.ZERO));
            assertThat(cycles(day)).anySatisfy(cycle -> {
                assertThat(cycle.soldEnergy()).isGreaterThan(EnergySum.ZERO);
                assertThat(cycle.saved()).isGreaterThan(Money.ZERO);
            });
        }
    }

    private static List<CycleStatement> cycles(DayInMemory day) {
        List<CycleStatement> cycles = new ArrayList<>();
        for (Neighbourhood.Home home : day.homes().homes()) {
            cycles.addAll(book(day, home).billed(home.flows()::net));
        }
        return cycles;
    }

    private static StatementBook book(DayInMemory day, Neighbourhood.Home home) {
        StatementBook book =
                new StatementBook(home.agent().account(), home.household().meter());
        if (home.agent() instanceof AnonymousAgent agent) {
            agent.places().keySet().forEach(book::adopt);
        }
        day.history().forEach(book::observe);
        return book;
    }
}
