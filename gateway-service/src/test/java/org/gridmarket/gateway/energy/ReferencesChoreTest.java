package org.gridmarket.gateway.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** References of old payments go, by the setting of the DSO's gateway; what still waits for its account stays. */
final class ReferencesChoreTest {
    private static final int DAYS = 1;
    private static final long DAY_MILLIS = 86_400_000;

    private final MarketOnLedger market = Founding.market();
    private final LedgerInMemory chain = new LedgerInMemory(market);
    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:references"), 2, EnergyInTest.TABLES);
    private final ReadModel model = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
    private final Chore chore = new ReferencesChore(database.jdbi(), DAYS);

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    /** A round that is closed after a booking gives it its age. */
    private LedgerTime laterByMoreThanTheSetting() {
        market.advanceThrough(Round.of(0));
        model.resume();
        model.apply(chain.blocks().stream().map(EventBlock::of).toList());
        return market.now().plusMillis(2 * DAYS * DAY_MILLIS);
    }

    private Outcome carryOut(Chore.Step step) {
        Chore.Step.Submit submit = (Chore.Step.Submit) step;
        assertThat(submit.function()).isEqualTo("energy:forgetReferences");
        return chain.submit(submit.as(), submit.function(), submit.argument());
    }

    @Test
    void the_reference_of_an_old_payment_goes() {
        market.buyCredit(1, 700);
        LedgerTime later = laterByMoreThanTheSetting();

        assertThat(carryOut(chore.next(later))).isInstanceOf(Outcome.Committed.class);

        assertThat(market.state().size("reference")).isZero();
        assertThat(chore.next(later)).isInstanceOf(Chore.Step.Wait.class);
    }

    @Test
    void a_reference_that_is_younger_than_the_setting_is_not_named() {
        market.buyCredit(1, 700);
        laterByMoreThanTheSetting();

        assertThat(chore.next(market.now())).isInstanceOf(Chore.Step.Wait.class);
        assertThat(market.state().size("reference")).isOne();
    }

    @Test
    void a_payment_that_still_waits_for_its_account_stays_on_the_ledger() {
        market.run(
                        MarketOnLedger.DSO,
                        new EnergyCommand.BookMoney(EnergyExamples.account(1), "waiting", new Money(700)))
                .orThrow();

        Outcome outcome = carryOut(chore.next(laterByMoreThanTheSetting()));

        assertThat(outcome).isNotInstanceOf(Outcome.Committed.class);
        assertThat(market.state().size("reference")).isOne();
    }

    @Test
    void what_is_over_is_asked_for_again_a_day_later_and_not_before() {
        LedgerTime later = laterByMoreThanTheSetting();

        assertThat(chore.next(later)).isEqualTo(new Chore.Step.Wait(later.plusMillis(DAY_MILLIS)));
    }
}
