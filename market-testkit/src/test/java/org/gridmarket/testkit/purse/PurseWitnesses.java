package org.gridmarket.testkit.purse;

import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of moving money between purses, deals and the outside. */
public final class PurseWitnesses {
    private static final Deal BOOKING = new Deal(Deal.BOOKING, "r");

    private PurseWitnesses() {}

    public static void addTo(RejectionTable table) {
        booking(table);
        spending(table);
        redeeming(table);
    }

    private static void booking(RejectionTable table) {
        table.row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the cooperative books money into a purse",
                        () -> PurseOnLedger.founded()
                                .run(
                                        MarketOnLedger.COOPERATIVE_ADMIN,
                                        new PurseCommand.BookMoney(PurseOnLedger.account(1), "r", new Money(1))))
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the cooperative takes money of a purse back",
                        () -> PurseOnLedger.founded()
                                .run(MarketOnLedger.COOPERATIVE_ADMIN, new PurseCommand.TakeBackMoney("r")))
                .row(
                        PurseRejection.SUM_NOT_POSITIVE,
                        "nothing is booked into a purse",
                        () -> PurseOnLedger.founded().book(1, "r", 0))
                .row(
                        PurseRejection.SUM_TOO_LARGE,
                        "more is booked than there is",
                        () -> PurseOnLedger.founded()
                                .book(1, "r", PurseLimit.MILLIONS_PER_BOOKING.ceiling() * 1_000_000L + 1))
                .row(PurseRejection.PAYMENT_KNOWN, "a payment is booked into another purse too", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.book(1, "r", 5).orThrow();
                    return ledger.book(2, "r", 5);
                })
                .row(
                        PurseRejection.PAYMENT_NOT_WAITING,
                        "a payment is taken back that was never booked",
                        () -> PurseOnLedger.founded().run(MarketOnLedger.DSO, new PurseCommand.TakeBackMoney("r")))
                .row(PurseRejection.PAYMENT_NOT_WAITING, "a payment is taken back that was collected", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.book(1, "r", 5).orThrow();
                    ledger.collect(1, BOOKING).orThrow();
                    return ledger.run(MarketOnLedger.DSO, new PurseCommand.TakeBackMoney("r"));
                })
                .row(PurseRejection.NO_OLD_REFERENCE, "references are swept that are young", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.book(1, "r", 5).orThrow();
                    return ledger.run(MarketOnLedger.COOPERATIVE, new PurseCommand.SweepReferences(1));
                })
                .row(
                        ShellRejection.PORTION_OUT_OF_RANGE,
                        "no reference is to be swept",
                        () -> PurseOnLedger.founded()
                                .run(MarketOnLedger.COOPERATIVE, new PurseCommand.SweepReferences(0)));
    }

    private static void spending(RejectionTable table) {
        table.row(
                        PurseRejection.PAYOUTS_OUT_OF_RANGE,
                        "no payout is named",
                        () -> PurseOnLedger.founded().run(1, new PurseCommand.Collect(List.of())))
                .row(
                        PurseRejection.PAYOUTS_OUT_OF_RANGE,
                        "more payouts are named than one transaction brings in",
                        () -> PurseOnLedger.founded()
                                .run(
                                        1,
                                        new PurseCommand.Collect(Collections.nCopies(
                                                PurseLimit.PAYOUTS_PER_COLLECTION.ceiling() + 1, BOOKING))))
                .row(
                        PurseRejection.NO_PAYOUT_WAITS,
                        "nothing waits",
                        () -> PurseOnLedger.founded().collect(1, BOOKING))
                .row(PurseRejection.PURSE_TOO_SMALL, "a stake is larger than the purse", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.fill(1, 5);
                    return ledger.run(1, new WagerContract.Signed.StakeWager("d", new Money(6)));
                })
                .row(
                        PurseRejection.PURSE_TOO_SMALL,
                        "more goes to the energy market than there is",
                        () -> PurseOnLedger.founded().run(1, new PurseCommand.ToEnergy(new Money(1))))
                .row(
                        PurseRejection.SUM_NOT_POSITIVE,
                        "a stake of nothing",
                        () -> PurseOnLedger.founded().run(1, new WagerContract.Signed.StakeWager("d", Money.ZERO)));
    }

    private static void redeeming(RejectionTable table) {
        table.row(
                        PurseRejection.PURSE_TOO_SMALL,
                        "more is redeemed than there is",
                        () -> PurseOnLedger.founded().run(1, new PurseCommand.Redeem(new Money(1))))
                .row(PurseRejection.REDEMPTIONS_EXHAUSTED, "the operator does not pay", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.fill(1, 100);
                    for (int i = 0; i < PurseLimit.REDEMPTIONS_PER_ACCOUNT.ceiling(); i++) {
                        ledger.redeem(1, 1);
                    }
                    return ledger.run(1, new PurseCommand.Redeem(new Money(1)));
                })
                .row(ShellRejection.ROLE_NOT_ALLOWED, "the cooperative confirms a redemption", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.fill(1, 100);
                    OperationName redemption = ledger.redeem(1, 1);
                    return ledger.run(
                            MarketOnLedger.COOPERATIVE_ADMIN,
                            new PurseCommand.ConfirmRedemption(PurseOnLedger.account(1), redemption, "b"));
                })
                .row(PurseRejection.REDEMPTION_UNKNOWN, "a redemption of another account is confirmed", () -> {
                    PurseOnLedger ledger = PurseOnLedger.founded();
                    ledger.fill(1, 100);
                    OperationName redemption = ledger.redeem(1, 1);
                    return ledger.run(
                            MarketOnLedger.DSO,
                            new PurseCommand.ConfirmRedemption(PurseOnLedger.account(2), redemption, "b"));
                });
    }
}
