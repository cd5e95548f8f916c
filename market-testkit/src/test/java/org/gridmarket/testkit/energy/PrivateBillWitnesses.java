package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.PrivateBills.T1;
import static org.gridmarket.testkit.energy.PrivateBills.bill;
import static org.gridmarket.testkit.energy.PrivateBills.commitments;
import static org.gridmarket.testkit.energy.PrivateBills.committed;
import static org.gridmarket.testkit.energy.PrivateBills.withOpening;

import java.util.List;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of commitments, private bills and openings in a dispute. */
final class PrivateBillWitnesses {
    private static final AccountKeyPair METER = Founding.meterKeys(1);
    private static final AccountKeyPair OTHER_METER = Founding.meterKeys(3);

    private PrivateBillWitnesses() {}

    static void addTo(RejectionTable table) {
        reports(table);
        openings(table);
        replays(table);
        disputes(table);
    }

    private static void reports(RejectionTable table) {
        table.row(
                        BillRejection.METER_KEY_UNKNOWN,
                        "no meter signed the commitments",
                        () -> Witnesses.swept().run(EnergyExamples.keyPair(1), commitments(1, T1)))
                .row(
                        BillRejection.READING_TOO_EARLY,
                        "a meter commits to an interval that is not over",
                        () -> Founding.market().run(METER, commitments(1, T1)))
                .row(
                        BillRejection.COMMITMENT_MALFORMED,
                        "a commitment is no point",
                        () -> Witnesses.swept().run(METER, noPoints()))
                .row(
                        BillRejection.READING_EXISTS,
                        "a meter commits to an interval twice",
                        () -> committed().run(METER, commitments(1, T1)))
                .row(
                        BillRejection.READING_EXISTS,
                        "a meter reads an interval that it committed to",
                        () -> committed().run(METER, Witnesses.reading(T1)))
                .row(
                        BillRejection.CYCLE_NOT_READ,
                        "a plain bill comes for a cycle of commitments",
                        () -> committed().run(METER, new EnergyCommand.ReportBill(T1, T1, Money.ZERO)))
                .row(
                        BillRejection.CYCLE_NOT_COMMITTED,
                        "commitments for an interval are missing",
                        () -> Witnesses.swept().run(METER, bill(1)))
                .row(BillRejection.CYCLE_NOT_COMMITTED, "a private bill comes for a cycle of readings", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    market.run(METER, Witnesses.reading(T1)).orThrow();
                    return market.run(METER, bill(1));
                });
    }

    private static EnergyCommand.ReportCommitments noPoints() {
        Bytes zeros = Bytes.of(new byte[CommitmentCheck.COMMITMENT_BYTES]);
        return new EnergyCommand.ReportCommitments(List.of(new DeviationCommitment(T1, zeros, zeros)));
    }

    private static void openings(RejectionTable table) {
        BillOpening honest = bill(1).opening();
        table.row(
                        BillRejection.BILL_NOT_PROVED,
                        "a total is one µ too low",
                        () -> committed()
                                .run(
                                        METER,
                                        withOpening(
                                                bill(1),
                                                new BillOpening(
                                                        honest.total().minus(new Money(1)), honest.blinding()))))
                .row(
                        BillRejection.BILL_NOT_PROVED,
                        "a blinding is not a scalar",
                        () -> committed()
                                .run(
                                        METER,
                                        withOpening(
                                                bill(1), new BillOpening(honest.total(), Bytes.hex("ff".repeat(32))))))
                .row(
                        BillRejection.PRICES_DIFFER,
                        "a bill was reckoned with another tariff",
                        () -> committed().run(METER, bill(1, T1, PrivateBills.cheaper(T1))))
                .row(
                        BillRejection.BILL_NOT_PROVED,
                        "another tariff hides behind the prices in force",
                        () -> committed()
                                .run(
                                        METER,
                                        withOpening(
                                                bill(1),
                                                bill(1, T1, PrivateBills.cheaper(T1))
                                                        .opening())))
                .row(
                        BillRejection.BILL_NOT_PROVED,
                        "more credit is deducted than was committed to",
                        () -> committed()
                                .run(
                                        METER,
                                        withOpening(
                                                bill(1),
                                                new BillOpening(
                                                        honest.total().minus(PrivateBills.CREDIT),
                                                        honest.blinding()))));
    }

    private static void replays(RejectionTable table) {
        table.row(BillRejection.CYCLE_NOT_NEXT, "a bill is reported again", () -> {
                    MarketOnLedger market = committed();
                    market.run(METER, bill(1)).orThrow();
                    return market.run(METER, bill(1));
                })
                .row(
                        BillRejection.BILL_NOT_PROVED,
                        "a meter reports the bill of another",
                        () -> committed().run(OTHER_METER, bill(1)))
                .row(BillRejection.BILL_NOT_PROVED, "a cycle is opened with the opening of another", () -> {
                    MarketOnLedger market = committed();
                    market.run(METER, bill(1)).orThrow();
                    var next = T1.next();
                    market.run(METER, commitments(1, next)).orThrow();
                    var later = bill(1, next, PrivateBills.prices(next));
                    return market.run(METER, withOpening(later, bill(1).opening()));
                });
    }

    private static void disputes(RejectionTable table) {
        var meter = Founding.meter(1);
        table.row(
                        BillRejection.INTERVAL_NOT_COMMITTED,
                        "an interval is opened that was never committed to",
                        () -> Witnesses.swept()
                                .ask(new EnergyQuery.CheckOpening(
                                        meter, PrivateBills.book(1).open(T1, PrivateBills.TAKEN))))
                .row(
                        BillRejection.INTERVAL_NOT_PROVED,
                        "an interval is opened to another amount",
                        () -> committed()
                                .ask(new EnergyQuery.CheckOpening(
                                        meter, PrivateBills.book(1).open(T1, new NetEnergy(-299)))))
                .row(
                        BillRejection.INTERVAL_NOT_PROVED,
                        "a deficit is opened as a surplus",
                        () -> committed()
                                .ask(new EnergyQuery.CheckOpening(
                                        meter, PrivateBills.book(1).open(T1, new NetEnergy(300)))))
                .row(
                        BillRejection.INTERVAL_NOT_PROVED,
                        "another meter's opening is shown",
                        () -> committed()
                                .ask(new EnergyQuery.CheckOpening(
                                        meter, PrivateBills.book(3).open(T1, PrivateBills.TAKEN))));
    }
}
