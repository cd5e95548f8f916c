package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.junit.jupiter.api.Test;

/** Money that the DSO booked for a wrong or anonymous key comes back, exactly and once. */
final class MoneyTakenBackTest {
    private static final AccountKey NOBODY = EnergyExamples.account(77);
    private static final Money AMOUNT = new Money(500);

    private final MarketOnLedger market = Founding.market();

    private Decision<Receipt> book(AccountKey account, String reference) {
        return market.run(MarketOnLedger.DSO, new EnergyCommand.BookMoney(account, reference, AMOUNT));
    }

    private Decision<Receipt> takeBack(String reference) {
        return market.run(MarketOnLedger.DSO, new EnergyCommand.TakeBackMoney(reference));
    }

    @Test
    void what_waits_for_a_key_that_nobody_holds_comes_back_and_every_unit_is_accounted_for() {
        book(NOBODY, "typing-error").orThrow();
        book(EnergyExamples.account(1), "right").orThrow();

        takeBack("typing-error").orThrow();

        assertThat(market.state().waiting()).isEqualTo(AMOUNT);
        assertThat(market.events()).contains(new EnergyEvent.MoneyTakenBack(NOBODY, "typing-error", AMOUNT));
        EnergyGuarantees guarantees = new EnergyGuarantees();
        market.events().forEach(guarantees::apply);
        assertThat(guarantees.check(market.ledger().state(), List.of())).isEmpty();
    }

    @Test
    void it_comes_back_once_and_its_reference_stays_used() {
        book(NOBODY, "typing-error").orThrow();
        takeBack("typing-error").orThrow();

        assertRefused(AccountRejection.BOOKING_NOT_WAITING, takeBack("typing-error"));
        assertRefused(AccountRejection.REFERENCE_USED, book(NOBODY, "typing-error"));
    }

    @Test
    void of_collecting_and_taking_back_at_the_same_moment_one_has_effect() {
        book(EnergyExamples.account(1), "late").orThrow();
        Endorsed taken = (Endorsed) market.endorse(MarketOnLedger.DSO, new EnergyCommand.TakeBackMoney("late"));

        market.run(EnergyExamples.keyPair(1), new EnergyCommand.CollectCredit()).orThrow();

        assertThat(market.ledger().commit(taken)).isNotEqualTo(CommitStatus.VALID);
        assertThat(market.state().account(EnergyExamples.account(1)).credit()).isEqualTo(AMOUNT);
    }
}
