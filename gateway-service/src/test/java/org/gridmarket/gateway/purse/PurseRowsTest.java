package org.gridmarket.gateway.purse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.gridmarket.testkit.purse.WagerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of purses say what the ledger says. */
final class PurseRowsTest {
    private final OneMarketModel model = new OneMarketModel(new PurseTables());
    private final PurseOnLedger purses = PurseOnLedger.founded();
    private final PurseReports reports = new PurseReports(model.jdbi());

    @AfterEach
    void close() {
        model.close();
    }

    private void read() {
        model.read(new LedgerInMemory(purses.energy()).blocks().stream());
    }

    private void requireEqual(int home) {
        read();
        assertThat(reports.purse(PurseOnLedger.account(home)).held())
                .isEqualTo(String.valueOf(purses.purse(home).micro()));
    }

    @Test
    void a_booking_waits_and_is_collected() {
        purses.book(1, "payment", 700).orThrow();
        read();
        PurseReports.Purse before = reports.purse(PurseOnLedger.account(1));
        purses.collect(1, new Deal(Deal.BOOKING, "payment")).orThrow();
        read();

        assertThat(before.payouts()).containsExactly(new PurseReports.Payout("booking", "payment", "700"));
        assertThat(reports.purse(PurseOnLedger.account(1)))
                .isEqualTo(new PurseReports.Purse(PurseOnLedger.account(1).toHex(), "700", List.of(), List.of()));
    }

    @Test
    void what_was_booked_by_mistake_does_not_wait() {
        purses.book(1, "payment", 700).orThrow();
        purses.run(MarketOnLedger.DSO, new PurseCommand.TakeBackMoney("payment"))
                .orThrow();
        read();

        assertThat(reports.purse(PurseOnLedger.account(1)).payouts()).isEmpty();
        assertThat(reports.held(MoneyPlace.PAYOUTS)).isZero();
    }

    @Test
    void money_moves_from_and_to_the_energy_market() {
        purses.energy().buyCredit(1, 1_000);
        purses.run(1, new PurseCommand.FromEnergy(new Money(400))).orThrow();
        purses.run(1, new PurseCommand.ToEnergy(new Money(150))).orThrow();

        requireEqual(1);
        assertThat(reports.held(MoneyPlace.PURSES)).isEqualTo(250);
    }

    @Test
    void a_redemption_waits_until_the_operator_has_paid_it() {
        purses.fill(1, 900);
        OperationName paid = purses.redeem(1, 300);
        OperationName returned = purses.redeem(1, 100);
        read();
        assertThat(reports.waiting()).isEqualTo(2);

        purses.run(MarketOnLedger.DSO, new PurseCommand.ConfirmRedemption(PurseOnLedger.account(1), paid, "transfer-1"))
                .orThrow();
        purses.run(MarketOnLedger.DSO, new PurseCommand.ReturnRedemption(PurseOnLedger.account(1), returned))
                .orThrow();
        requireEqual(1);

        PurseReports.Purse purse = reports.purse(PurseOnLedger.account(1));
        assertThat(purse.redemptions())
                .extracting(PurseReports.Redemption::redemption, PurseReports.Redemption::status)
                .containsExactlyInAnyOrder(tuple(paid.toString(), "PAID"), tuple(returned.toString(), "RETURNED"));
        assertThat(purse.payouts()).containsExactly(new PurseReports.Payout("returned", returned.toString(), "100"));
        assertThat(reports.overview().redemptions()).isEmpty();
    }

    @Test
    void the_money_of_a_deal_is_in_no_purse_until_it_ends() {
        purses.fill(1, 900);
        purses.run(1, new WagerContract.Signed.StakeWager("deal-1", new Money(500)))
                .orThrow();
        read();
        assertThat(reports.held(MoneyPlace.DEALS)).isEqualTo(500);
        assertThat(reports.overview().deals()).containsExactly(new PurseReports.Sum("wager", "500"));

        purses.run(1, new WagerContract.Signed.EndWager("deal-1", PurseOnLedger.account(2)))
                .orThrow();
        requireEqual(1);
        requireEqual(2);

        assertThat(reports.held(MoneyPlace.DEALS)).isZero();
        assertThat(reports.overdrawn()).isZero();
        assertThat(reports.purse(PurseOnLedger.account(2)).payouts()).hasSize(1);
    }

    @Test
    void a_relay_knows_an_account_as_soon_as_money_waits_for_it() {
        KnownAccounts known = new KnownAccounts(model.jdbi());
        assertThat(known.isKnown(PurseOnLedger.account(1))).isFalse();

        purses.book(1, "payment", 700).orThrow();
        read();

        assertThat(known.kindsOf("purse", PurseOnLedger.account(1))).containsExactly("MONEY");
        assertThat(known.isKnown(PurseOnLedger.account(2))).isFalse();
    }
}
