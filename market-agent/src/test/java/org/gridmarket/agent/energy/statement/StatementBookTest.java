package org.gridmarket.agent.energy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A home that trades nothing and whose anonymous accounts give back credit while its meter makes bills. */
class StatementBookTest {
    private static final MeterId METER = new MeterId("101");
    private static final Interval T = Interval.of(7);
    private static final Interval U = Interval.of(8);
    private static final NetEnergy MEASURED = new NetEnergy(-10);

    private final AccountKey anonymous = EnergyExamples.account(2);
    private final StatementBook book = new StatementBook(EnergyExamples.account(1), METER);
    private final Money deficit = MEASURED.deficit().at(EnergyExamples.tariff().deficitPrice());

    @BeforeEach
    void the_account_is_the_homes_and_there_is_a_tariff() {
        book.adopt(anonymous);
        book.observe(new EnergyEvent.RuleEffective(new ProposedRules(
                "prices", Interval.of(0), List.of(new RuleChange.SetTariff(EnergyExamples.tariff())))));
    }

    private void retires(long micro) {
        book.observe(new EnergyEvent.CreditRetired(anonymous, new Money(micro), Bytes.utf8("tag")));
    }

    private void billed(Interval t, long deducted) {
        book.observe(new EnergyEvent.BillReported(METER, t, t, deficit.minus(new Money(deducted))));
    }

    private List<CycleStatement> cycles() {
        return book.billed(t -> Optional.of(MEASURED)).reversed();
    }

    @Test
    void a_bill_that_deducts_all_that_was_retired_before_it_is_right() {
        retires(300);
        retires(40);
        billed(T, 340);

        assertThat(cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.difference()).contains(Money.ZERO);
            assertThat(cycle.retiredCredit()).isEqualTo(new Money(340));
        });
    }

    /** The meter had made the first bill before it heard of the second retirement. */
    @Test
    void what_was_retired_while_a_bill_was_on_its_way_is_the_next_bills() {
        retires(300);
        retires(40);
        billed(T, 300);
        retires(5);
        billed(U, 45);

        assertThat(cycles()).extracting(CycleStatement::retiredCredit).containsExactly(new Money(300), new Money(45));
        assertThat(cycles()).allSatisfy(cycle -> assertThat(cycle.difference()).contains(Money.ZERO));
    }

    @Test
    void a_bill_that_deducts_too_little_differs() {
        retires(300);
        billed(T, 299);

        assertThat(cycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.difference()).contains(new Money(1)));
    }

    @Test
    void credit_is_given_back_once() {
        retires(300);
        billed(T, 300);
        billed(U, 300);

        assertThat(cycles().getLast().difference()).contains(new Money(-300));
    }

    @Test
    void what_a_strangers_account_retires_gives_nothing_back() {
        book.observe(new EnergyEvent.CreditRetired(EnergyExamples.account(3), new Money(300), Bytes.utf8("tag")));
        billed(T, 300);

        assertThat(cycles().getLast().difference()).contains(new Money(-300));
    }
}
