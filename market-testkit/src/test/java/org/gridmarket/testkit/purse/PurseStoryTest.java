package org.gridmarket.testkit.purse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.operation.PurseAudit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** Money on its way through purses: in, into deals and out of them, to and from the energy market, and out. */
class PurseStoryTest {
    private static final long DAY = 86_400_000;

    private final PurseOnLedger ledger = PurseOnLedger.founded();

    private static Deal wager(String id) {
        return new Deal(WagerContract.MARKET, id);
    }

    private void stake(int home, String deal, long micro) {
        ledger.run(home, new WagerContract.Signed.StakeWager(deal, new Money(micro)))
                .orThrow();
    }

    private void end(String deal, int winner) {
        ledger.run(6, new WagerContract.Signed.EndWager(deal, PurseOnLedger.account(winner)))
                .orThrow();
    }

    @Test
    void money_comes_in_is_collected_and_leaves_when_the_operator_has_paid() {
        ledger.fill(1, 1_000);

        OperationName redemption = ledger.redeem(1, 300);

        assertThat(ledger.purse(1)).isEqualTo(new Money(700));
        ledger.run(
                        MarketOnLedger.DSO,
                        new PurseCommand.ConfirmRedemption(PurseOnLedger.account(1), redemption, "bank-7"))
                .orThrow();
        assertThat(ledger.events().getLast())
                .isEqualTo(
                        new PurseEvent.PurseRedeemed(PurseOnLedger.account(1), redemption, new Money(300), "bank-7"));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void a_redemption_ends_once_and_a_returned_one_waits_as_a_payout() {
        ledger.fill(1, 1_000);
        OperationName redemption = ledger.redeem(1, 300);
        PurseCommand.ReturnRedemption giveBack =
                new PurseCommand.ReturnRedemption(PurseOnLedger.account(1), redemption);
        ledger.run(MarketOnLedger.DSO, giveBack).orThrow();

        assertRefused(PurseRejection.REDEMPTION_UNKNOWN, ledger.run(MarketOnLedger.DSO, giveBack));
        assertRefused(
                PurseRejection.REDEMPTION_UNKNOWN,
                ledger.run(
                        MarketOnLedger.DSO,
                        new PurseCommand.ConfirmRedemption(PurseOnLedger.account(1), redemption, "bank-7")));

        ledger.collect(1, new Deal(Deal.RETURNED, redemption.toString())).orThrow();
        assertThat(ledger.purse(1)).isEqualTo(new Money(1_000));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void a_deal_holds_stakes_and_closing_it_writes_nobodys_purse() {
        ledger.fill(1, 1_000);
        stake(1, "d1", 400);
        assertThat(ledger.purse(1)).isEqualTo(new Money(600));
        assertThat(ledger.offences()).isEmpty();

        end("d1", 2);

        assertThat(ledger.purse(1)).as("nothing is pushed").isEqualTo(new Money(600));
        assertThat(ledger.waiting(1, wager("d1"))).isEqualTo(new Money(200));
        ledger.collect(1, wager("d1")).orThrow();
        ledger.collect(2, wager("d1")).orThrow();
        assertThat(ledger.purse(1)).isEqualTo(new Money(800));
        assertThat(ledger.purse(2)).isEqualTo(new Money(200));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void two_deals_of_one_account_close_in_one_block() {
        ledger.fill(1, 1_000);
        stake(1, "d1", 400);
        stake(1, "d2", 500);
        Endorsed collecting = (Endorsed) ledger.endorse(1, new PurseCommand.Redeem(new Money(100)));

        end("d1", 2);
        end("d2", 2);

        assertThat(ledger.energy().ledger().commit(collecting))
                .as("what the account does meanwhile is not disturbed")
                .isEqualTo(CommitStatus.VALID);
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void what_a_deal_gives_straight_into_a_purse_is_there_at_once() {
        ledger.fill(1, 1_000);
        stake(1, "d1", 400);

        ledger.run(1, new WagerContract.Signed.CancelWager("d1")).orThrow();

        assertThat(ledger.purse(1)).isEqualTo(new Money(1_000));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void payouts_of_one_deal_to_one_account_add_up_and_are_collected_once() {
        ledger.fill(1, 1_000);
        stake(1, "d1", 400);
        end("d1", 2);
        stake(1, "d1", 100);
        end("d1", 2);

        assertThat(ledger.waiting(2, wager("d1"))).isEqualTo(new Money(250));
        ledger.collect(2, wager("d1"), wager("d1"), wager("nothing")).orThrow();

        assertThat(ledger.purse(2)).isEqualTo(new Money(250));
        assertRefused(PurseRejection.NO_PAYOUT_WAITS, ledger.collect(2, wager("d1")));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void nobody_collects_what_waits_for_another() {
        ledger.book(1, "r", 500).orThrow();

        assertRefused(PurseRejection.NO_PAYOUT_WAITS, ledger.collect(2, new Deal(Deal.BOOKING, "r")));
    }

    @Test
    void credit_moves_to_the_purse_and_back_and_both_markets_add_up() {
        ledger.energy().buyCredit(1, 1_000_000);

        ledger.run(1, new PurseCommand.FromEnergy(new Money(400_000))).orThrow();
        assertThat(ledger.purse(1)).isEqualTo(new Money(400_000));
        ledger.run(1, new PurseCommand.ToEnergy(new Money(150_000))).orThrow();
        ledger.run(1, new PurseCommand.ToEnergy(new Money(50_000))).orThrow();
        ledger.energy()
                .run(EnergyExamples.keyPair(1), new EnergyCommand.CollectCredit())
                .orThrow();

        assertThat(ledger.purse(1)).isEqualTo(new Money(200_000));
        assertThat(ledger.energy().state().account(EnergyExamples.account(1)).credit())
                .isEqualTo(new Money(800_000));
        assertThat(ledger.offences()).isEmpty();
        EnergyGuarantees guarantees = new EnergyGuarantees();
        ledger.energy().events().forEach(guarantees::apply);
        assertThat(guarantees.check(ledger.energy().ledger().state(), List.of()))
                .isEmpty();
    }

    @Test
    void money_goes_into_no_anonymous_account_of_the_energy_market() {
        ledger.fill(77, 1_000);

        assertRefused(AccountRejection.ACCOUNT_NOT_PUBLIC, ledger.run(77, new PurseCommand.ToEnergy(new Money(10))));
        assertThat(ledger.purse(77)).isEqualTo(new Money(1_000));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void a_reference_goes_after_its_days_and_a_booking_that_was_held_back_stays_void() {
        Endorsed held = (Endorsed) ledger.endorse(
                MarketOnLedger.DSO, new PurseCommand.BookMoney(PurseOnLedger.account(1), "r", new Money(5)));
        ledger.book(1, "r", 5).orThrow();
        assertRefused(PurseRejection.PAYMENT_KNOWN, ledger.book(1, "r", 5));

        LedgerTime later = ledger.energy().now().plusMillis((PurseLimit.REFERENCE_DAYS.ceiling() + 2) * DAY);
        assertRefused(
                PurseRejection.NO_OLD_REFERENCE,
                ledger.run(MarketOnLedger.COOPERATIVE, new PurseCommand.SweepReferences(10)));
        ledger.goTo(later)
                .run(MarketOnLedger.COOPERATIVE, new PurseCommand.SweepReferences(10))
                .orThrow();

        assertThat(ledger.energy().ledger().commit(held)).isNotEqualTo(CommitStatus.VALID);
        assertThat(ledger.waiting(1, new Deal(Deal.BOOKING, "r")))
                .as("the money waits on")
                .isEqualTo(new Money(5));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void taking_back_a_payment_that_was_booked_anew_takes_back_only_that() {
        ledger.book(1, "r", 5).orThrow();
        LedgerTime later = ledger.energy().now().plusMillis((PurseLimit.REFERENCE_DAYS.ceiling() + 2) * DAY);
        ledger.goTo(later)
                .run(MarketOnLedger.COOPERATIVE, new PurseCommand.SweepReferences(10))
                .orThrow();
        ledger.book(1, "r", 7).orThrow();

        ledger.run(MarketOnLedger.DSO, new PurseCommand.TakeBackMoney("r")).orThrow();

        assertThat(ledger.waiting(1, new Deal(Deal.BOOKING, "r"))).isEqualTo(new Money(5));
        assertThat(ledger.offences()).isEmpty();
    }

    @Test
    void the_check_of_money_finds_a_row_that_nobody_told_of() {
        ledger.fill(1, 1_000);
        stake(1, "d1", 400);
        PurseBook book = new PurseBook();
        ledger.events().forEach(book::apply);
        var rows = ledger.energy().ledger().state();

        assertThat(new PurseAudit(List.of()).offences(book, rows))
                .as("a market that lists no deals")
                .anyMatch(offence -> offence.contains("wager"));
        rows.remove("purse.balance~" + PurseOnLedger.account(1));
        assertThat(new PurseAudit(List.of(WagerContract.MONEY)).offences(book, rows))
                .anyMatch(offence -> offence.contains("purses hold 0"));
    }

    @Test
    void the_largest_collection_fits_its_payload() {
        Deal longest = new Deal("m".repeat(Name.MAX_LENGTH), "d".repeat(Deal.ID_LENGTH));
        PurseCommand.Collect largest =
                new PurseCommand.Collect(Collections.nCopies(PurseLimit.PAYOUTS_PER_COLLECTION.ceiling(), longest));

        assertThat(RecordCodec.of(PurseCommand.Collect.class).write(largest).length())
                .isLessThanOrEqualTo(PurseLimit.PURSE_PAYLOAD_BYTES.ceiling());
    }
}
