package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.testkit.table.RejectionTable;

/** What is refused so that one layer never asks of the next more than it can hold (docs/limits.md). */
final class LimitWitnesses {
    private static final Interval LONG_AGO = Interval.of(-1_000);

    /** A share of 2,343 bytes for each of 128 meters. */
    static final int SMALL_INSTANCE = 400_000;

    private LimitWitnesses() {}

    static void addTo(RejectionTable table) {
        books(table);
        meters(table);
    }

    private static void books(RejectionTable table) {
        table.row(OfferRejection.POSTING_ROOM_USED, "one account fills the books", () -> {
                    MarketOnLedger market = market(limits(EnergyLimit.INSTANCE_BYTES, SMALL_INSTANCE));
                    market.withdraw(1, T1, 500, 0);
                    Decision<Receipt> last = post(market);
                    while (last.isAccepted()) {
                        last = post(market);
                    }
                    return last;
                })
                .row(ClearingRejection.INSTANCE_TOO_LARGE, "the books are larger than a new chaincode reads", () -> {
                    Witnesses.Offered offered = Witnesses.offered();
                    offered.market().upgrade(limits(EnergyLimit.INSTANCE_BYTES, 100));
                    return offered.market().solve(Founding.FIRST_SOLVER, R1, offered.trade(500));
                })
                .row(ContestRejection.SOLUTION_TOO_LARGE, "a solution does not fit a transaction", () -> {
                    Witnesses.Offered offered = Witnesses.offered();
                    offered.market().upgrade(limits(EnergyLimit.SOLUTION_BYTES, 100));
                    return offered.market().solve(Founding.FIRST_SOLVER, R1, offered.trade(500));
                })
                .row(AccountRejection.TOO_MANY_HOLDINGS, "an account withdraws and never bills", () -> {
                    MarketOnLedger market = market(limits(EnergyLimit.HOLDINGS_PER_ACCOUNT, 1));
                    market.withdraw(1, T1, 500, 0);
                    return market.run(EnergyExamples.keyPair(1), Witnesses.withdrawal(T1.next(), 500, 0));
                })
                .row(ShellRejection.PORTION_OUT_OF_RANGE, "a sweep of nothing is asked for", () -> {
                    MarketOnLedger market = Witnesses.swept();
                    return market.run(MarketOnLedger.DSO, new EnergyCommand.Sweep(T0, 0));
                });
    }

    private static void meters(RejectionTable table) {
        table.row(RuleRejection.TOO_MANY_FEEDERS, "meters lie on more feeders than may be counted", () -> {
                    MarketOnLedger market = withGrid(limits(EnergyLimit.FEEDERS, 2));
                    return approve(
                            market,
                            MarketOnLedger.COOPERATIVE_ADMIN,
                            LONG_AGO,
                            meter(1, "f1"),
                            meter(2, "f2"),
                            meter(3, "f3"));
                })
                .row(RuleRejection.GROUP_TOO_LARGE, "a group has more meters than may join a mix", () -> {
                    MarketOnLedger market = withGrid(limits(EnergyLimit.MIX_JOINS_PER_GROUP, 1));
                    approve(market, MarketOnLedger.COOPERATIVE_ADMIN, LONG_AGO, meter(1, "f1"), meter(2, "f1"))
                            .orThrow();
                    return approve(
                            market, MarketOnLedger.REGULATOR_ADMIN, LONG_AGO, new RuleChange.SetMixing(terms(2)));
                })
                .row(
                        RuleRejection.TOO_MANY_METERS,
                        "the accounts of the first meters would have no share to post with",
                        () -> {
                            MarketOnLedger market = new MarketOnLedger(
                                    EnergyExamples.calendar(), limits(EnergyLimit.INSTANCE_BYTES, 100_000));
                            return approve(
                                    market,
                                    MarketOnLedger.REGULATOR_ADMIN,
                                    LONG_AGO,
                                    new RuleChange.SetTariff(EnergyExamples.tariff()));
                        })
                .row(RuleRejection.TOO_MANY_METERS, "the accounts of a mix would have no share to post with", () -> {
                    MarketOnLedger market = market(limits(EnergyLimit.INSTANCE_BYTES, SMALL_INSTANCE));
                    return approve(
                            market,
                            MarketOnLedger.REGULATOR_ADMIN,
                            market.calendar().firstChangeable(market.now()),
                            new RuleChange.SetMixing(terms(4)));
                })
                .row(RuleRejection.METERS_TOO_SOON, "more meters than there is room for count at once", () -> {
                    MarketOnLedger market = Founding.market();
                    return approve(
                            market,
                            MarketOnLedger.COOPERATIVE_ADMIN,
                            market.round().next().interval(),
                            IntStream.range(0, 130)
                                    .mapToObj(number -> meter(number, "f1"))
                                    .toArray(RuleChange[]::new));
                });
    }

    static EnergyLimits limits(EnergyLimit limit, int value) {
        return EnergyLimits.STANDARD.with(limit, value);
    }

    static MarketOnLedger market(EnergyLimits limits) {
        return Founding.market(EnergyExamples.calendar(), EnergyExamples.grid(), limits);
    }

    static MarketOnLedger market(MarketCalendar calendar, EnergyLimits limits) {
        return Founding.market(calendar, EnergyExamples.grid(), limits);
    }

    private static MarketOnLedger withGrid(EnergyLimits limits) {
        MarketOnLedger market = new MarketOnLedger(EnergyExamples.calendar(), limits);
        approve(
                        market,
                        MarketOnLedger.REGULATOR_ADMIN,
                        LONG_AGO,
                        new RuleChange.SetGrid(EnergyExamples.grid()),
                        new RuleChange.SetTariff(EnergyExamples.tariff()))
                .orThrow();
        return market;
    }

    static Decision<Receipt> post(MarketOnLedger market) {
        return market.run(
                EnergyExamples.keyPair(1),
                new EnergyCommand.PostOffers(
                        market.round().book(),
                        List.of(MarketOnLedger.selling(1, market.round().book().firstNameable()))));
    }

    static Decision<Receipt> approve(
            MarketOnLedger market, Caller.Member approver, Interval from, RuleChange... changes) {
        ProposedRules rules =
                new ProposedRules("limit-" + market.ledger().blocks().size(), from, List.of(changes));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        return market.run(approver, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    static RuleChange meter(int number, String feeder) {
        AccountKey key = new AccountKey(Digest.sha256(Bytes.utf8("meter " + number)));
        return new RuleChange.RegisterSmartMeter(
                new MeterId("many-" + number), key, new FeederId(feeder), Founding.limits(1));
    }

    private static MixingTerms terms(int bundles) {
        return new MixingTerms(
                2,
                1,
                bundles,
                List.of(new MixCircle(new CircleId("all"), Energy.ofWh(500), Money.ZERO, Energy.ofWh(50))),
                3,
                EnergyExamples.price(10),
                new MixTimes(10, 5, 5, 30),
                List.of(EnergyExamples.account(301)),
                EnergyExamples.draw(2));
    }
}
