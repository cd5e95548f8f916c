package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.energy.Witnesses.reading;
import static org.gridmarket.testkit.energy.Witnesses.tag;
import static org.gridmarket.testkit.energy.Witnesses.withdrawal;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.BillRejection;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals about accounts, assets, credit, readings and bills. */
final class AccountWitnesses {
    private static final AccountKeyPair HOME = EnergyExamples.keyPair(1);
    private static final AccountKeyPair STRANGER = EnergyExamples.keyPair(60);

    private AccountWitnesses() {}

    static void addTo(RejectionTable table) {
        registration(table);
        assets(table);
        credit(table);
        settlement(table);
        readings(table);
        bills(table);
    }

    private static MeterCertificate certificate(MeterId meter, AccountKeyPair account, AccountKeyPair signedBy) {
        return new MeterCertificate(
                meter,
                account.publicKey(),
                signedBy.sign(MeterCertificate.signingBytes(EnergyExamples.TARGET, meter, account.publicKey())));
    }

    private static Decision<Receipt> register(MarketOnLedger market, AccountKeyPair signer, MeterCertificate by) {
        return market.run(signer, new EnergyCommand.RegisterProsumer(by));
    }

    private static void registration(RejectionTable table) {
        AccountKeyPair spareMeter = EnergyExamples.keyPair(Witnesses.SPARE_METER_KEYS);
        table.row(
                        AccountRejection.CERTIFICATE_NOT_OWN,
                        "a stranger shows the certificate of home 1",
                        () -> register(Founding.market(), STRANGER, Founding.certificate(1)))
                .row(
                        RuleRejection.METER_UNKNOWN,
                        "a certificate names a meter that is not there",
                        () -> register(
                                Founding.market(), STRANGER, certificate(new MeterId("no-meter"), STRANGER, STRANGER)))
                .row(
                        AccountRejection.CERTIFICATE_BAD,
                        "a stranger signs for the meter",
                        () -> register(
                                Witnesses.withSpareMeter(),
                                STRANGER,
                                certificate(Witnesses.SPARE_METER, STRANGER, STRANGER)))
                .row(
                        AccountRejection.METER_BOUND,
                        "a meter gets a second prosumer",
                        () -> register(
                                Founding.market(),
                                STRANGER,
                                certificate(Founding.meter(1), STRANGER, Founding.meterKeys(1))))
                .row(
                        AccountRejection.ACCOUNT_BOUND,
                        "a prosumer takes a second meter",
                        () -> register(
                                Witnesses.withSpareMeter(),
                                HOME,
                                certificate(Witnesses.SPARE_METER, HOME, spareMeter)));
    }

    private static void assets(RejectionTable table) {
        table.row(
                        AccountRejection.ACCOUNT_NOT_PUBLIC,
                        "an account without a meter withdraws",
                        () -> Founding.market().run(STRANGER, withdrawal(T1, 1, 0)))
                .row(
                        AccountRejection.AMOUNTS_MISSING,
                        "no interval is named",
                        () -> Founding.market().run(HOME, new EnergyCommand.WithdrawAssets(List.of())))
                .row(
                        AccountRejection.INTERVALS_NOT_ASCENDING,
                        "intervals come backwards",
                        () -> Founding.market()
                                .run(
                                        HOME,
                                        new EnergyCommand.WithdrawAssets(List.of(
                                                new AssetAmount(T2, Energy.ZERO, Energy.ZERO),
                                                new AssetAmount(T1, Energy.ZERO, Energy.ZERO)))))
                .row(
                        AccountRejection.INTERVAL_CLOSED,
                        "the gate of the interval is over",
                        () -> Founding.market().goToGate(R1).run(HOME, withdrawal(T1, 1, 0)))
                .row(AccountRejection.INTERVAL_TOO_FAR, "no open book can name the interval", () -> {
                    MarketOnLedger market = Founding.market();
                    return market.run(
                            HOME,
                            withdrawal(
                                    market.calendar().lastNameable(market.now()).next(), 1, 0));
                })
                .row(AccountRejection.INTERVAL_TOO_FAR, "the rules of the interval may change yet", () -> {
                    MarketOnLedger market = Founding.market();
                    market.goToGate(R1.next()); // nobody has closed a round
                    return market.run(HOME, withdrawal(market.calendar().lastNameable(market.now()), 1, 0));
                })
                .row(AccountRejection.NO_RULES_AT_INTERVAL, "the plan no longer has the home's feeder", () -> {
                    MarketOnLedger market = Witnesses.unfounded();
                    GridPlan without = GridPlan.oneGroupPerFeeder(
                            EnergyExamples.grid().feeders().subList(1, 3));
                    Founding.approve(
                            market,
                            new ProposedRules("smaller", T2, List.of(new RuleChange.SetGrid(without))),
                            MarketOnLedger.REGULATOR_ADMIN);
                    Founding.foundCalendar(market);
                    Founding.register(market.goToGate(B0.previous().round()), 1);
                    return market.run(HOME, withdrawal(T2, 1, 0));
                })
                .row(AccountRejection.PRODUCTION_LIMIT_EXCEEDED, "two withdrawals together exceed L+", () -> {
                    MarketOnLedger market = Founding.market();
                    market.withdraw(1, T1, Founding.TRADING_LIMIT_WH, 0);
                    return market.run(HOME, withdrawal(T1, 1, 0));
                })
                .row(
                        AccountRejection.CONSUMPTION_LIMIT_EXCEEDED,
                        "one withdrawal exceeds L-",
                        () -> Founding.market().run(HOME, withdrawal(T1, 0, Founding.TRADING_LIMIT_WH + 1)));
    }

    private static Decision<Receipt> book(MarketOnLedger market, String reference, long micro) {
        return market.run(
                MarketOnLedger.DSO, new EnergyCommand.BookMoney(HOME.publicKey(), reference, new Money(micro)));
    }

    private static void credit(RejectionTable table) {
        table.row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the cooperative books money",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.COOPERATIVE,
                                        new EnergyCommand.BookMoney(HOME.publicKey(), "r", new Money(1))))
                .row(AccountRejection.AMOUNT_NOT_POSITIVE, "nothing is booked", () -> book(Founding.market(), "r", 0))
                .row(AccountRejection.REFERENCE_USED, "a payment is booked twice", () -> {
                    MarketOnLedger market = Founding.market();
                    book(market, "r", 1).orThrow();
                    return book(market, "r", 1);
                })
                .row(AccountRejection.BOOKINGS_EXHAUSTED, "too many bookings wait", () -> {
                    MarketOnLedger market = Founding.market();
                    for (int i = 0; i < EnergyLimit.BOOKINGS_PER_ACCOUNT.ceiling(); i++) {
                        book(market, "r" + i, 1).orThrow();
                    }
                    return book(market, "one-more", 1);
                })
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "the cooperative takes money back",
                        () -> Founding.market().run(MarketOnLedger.COOPERATIVE, new EnergyCommand.TakeBackMoney("r")))
                .row(
                        AccountRejection.BOOKING_NOT_WAITING,
                        "money is taken back that was never booked",
                        () -> Founding.market().run(MarketOnLedger.DSO, new EnergyCommand.TakeBackMoney("r")))
                .row(AccountRejection.BOOKING_NOT_WAITING, "money is taken back that was collected", () -> {
                    MarketOnLedger market = Founding.market();
                    book(market, "r", 1).orThrow();
                    market.run(HOME, new EnergyCommand.CollectCredit()).orThrow();
                    return market.run(MarketOnLedger.DSO, new EnergyCommand.TakeBackMoney("r"));
                })
                .row(
                        AccountRejection.NOTHING_TO_COLLECT,
                        "no money waits",
                        () -> Founding.market().run(HOME, new EnergyCommand.CollectCredit()))
                .row(AccountRejection.CREDIT_NOT_REDEEMABLE, "pledged credit is asked back", () -> {
                    MarketOnLedger market = Witnesses.offered().market();
                    return market.run(EnergyExamples.keyPair(3), new EnergyCommand.RedeemCredit(new Money(1_000_000)));
                })
                .row(AccountRejection.CREDIT_NOT_REDEEMABLE, "proceeds are asked for before their bill", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    Witnesses.retire(market, 1);
                    return market.run(HOME, new EnergyCommand.RedeemCredit(new Money(1)));
                });
    }

    private static EnergyCommand.Claim claim(AccountKeyPair account, Interval t) {
        return new EnergyCommand.Claim(account.publicKey(), IntervalSet.of(t));
    }

    private static void settlement(RejectionTable table) {
        table.row(
                        AccountRejection.ACCOUNT_UNKNOWN,
                        "trades are claimed for nobody",
                        () -> Founding.market().run(HOME, claim(STRANGER, T1)))
                .row(
                        AccountRejection.AMOUNTS_MISSING,
                        "nothing is claimed",
                        () -> Founding.market().run(HOME, new EnergyCommand.Claim(HOME.publicKey(), IntervalSet.EMPTY)))
                .row(AccountRejection.INTERVAL_NOT_FINAL, "one of two intervals is not final", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    return market.run(HOME, new EnergyCommand.Claim(HOME.publicKey(), IntervalSet.range(T1, T2)));
                })
                .row(AccountRejection.NOTHING_TO_CLAIM, "an interval is claimed twice", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    market.run(HOME, claim(HOME, T1)).orThrow();
                    return market.run(HOME, claim(HOME, T1));
                })
                .row(
                        AccountRejection.INTERVAL_NOT_FINAL,
                        "assets are retired too early",
                        () -> Witnesses.traded().run(HOME, new EnergyCommand.Retire(List.of(tag(T2)))))
                .row(AccountRejection.NOTHING_TO_RETIRE, "assets are retired twice", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    Witnesses.retire(market, 1);
                    return market.run(HOME, new EnergyCommand.Retire(List.of(tag(T1))));
                })
                .row(
                        AccountRejection.INTERVAL_SETTLED,
                        "assets are retired after the sweep",
                        () -> Witnesses.swept().run(HOME, new EnergyCommand.Retire(List.of(tag(T1)))));
    }

    private static void readings(RejectionTable table) {
        AccountKeyPair meter = Founding.meterKeys(1);
        table.row(
                        BillRejection.METER_KEY_UNKNOWN,
                        "no meter signed the reading",
                        () -> Witnesses.swept().run(HOME, reading(T1)))
                .row(
                        BillRejection.READINGS_MISSING,
                        "no reading is named",
                        () -> Witnesses.swept().run(meter, new EnergyCommand.ReportReadings(List.of())))
                .row(
                        BillRejection.READING_TOO_EARLY,
                        "the interval is not over",
                        () -> Founding.market().run(meter, reading(T1)))
                .row(
                        BillRejection.READING_NOT_DUE,
                        "an interval before the market is read",
                        () -> Witnesses.swept().run(meter, reading(T0)))
                .row(BillRejection.READING_NOT_DUE, "an interval is read again after its bill", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    for (Interval t : List.of(T1, T2, T2.next())) {
                        market.run(meter, reading(t)).orThrow();
                        market.run(meter, bill(t, t)).orThrow();
                    }
                    return market.run(meter, reading(T1)); // whose row went with the bill after the next
                })
                .row(BillRejection.READING_EXISTS, "an interval is read twice", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    market.run(meter, reading(T1)).orThrow();
                    return market.run(meter, reading(T1));
                });
    }

    private static EnergyCommand.ReportBill bill(Interval first, Interval last) {
        return new EnergyCommand.ReportBill(first, last, Money.ZERO);
    }

    private static void bills(RejectionTable table) {
        AccountKeyPair meter = Founding.meterKeys(1);
        table.row(
                        BillRejection.METER_KEY_UNKNOWN,
                        "no meter signed the bill",
                        () -> Witnesses.swept().run(HOME, bill(T1, T1)))
                .row(
                        BillRejection.METER_WITHOUT_PROSUMER,
                        "nobody is bound to the meter",
                        () -> Witnesses.withSpareMeter()
                                .run(EnergyExamples.keyPair(Witnesses.SPARE_METER_KEYS), bill(T1, T1)))
                .row(
                        BillRejection.CYCLE_EMPTY,
                        "a cycle ends before it begins",
                        () -> Witnesses.swept().run(meter, bill(T2, T1)))
                .row(
                        BillRejection.CYCLE_NOT_READ,
                        "a reading is missing",
                        () -> Witnesses.swept().run(meter, bill(T1, T1)))
                .row(BillRejection.CYCLE_NOT_SETTLED, "assets of the cycle are left", () -> {
                    MarketOnLedger market = Witnesses.traded();
                    market.goTo(market.calendar().end(T1));
                    market.run(meter, reading(T1)).orThrow();
                    return market.run(meter, bill(T1, T1));
                })
                .row(BillRejection.CYCLE_NOT_NEXT, "the first cycle leaves out what came before", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    market.run(meter, reading(T2)).orThrow();
                    return market.run(meter, bill(T2, T2));
                })
                .row(BillRejection.CYCLE_NOT_NEXT, "a cycle is billed twice", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    market.run(meter, reading(T1)).orThrow();
                    market.run(meter, bill(T1, T1)).orThrow();
                    return market.run(meter, bill(T1, T1));
                });
    }
}
