package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.MarketOnLedger.buying;
import static org.gridmarket.testkit.energy.MarketOnLedger.selling;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.B2;
import static org.gridmarket.testkit.energy.Witnesses.R0;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of posting and cancelling. */
final class OfferWitnesses {
    private static final AccountKeyPair HOME = EnergyExamples.keyPair(1);

    private OfferWitnesses() {}

    static void addTo(RejectionTable table) {
        books(table);
        batches(table);
        offers(table);
        cancellations(table);
    }

    private static Decision<Receipt> post(MarketOnLedger market, Book book, Offer... offers) {
        return market.run(HOME, new EnergyCommand.PostOffers(book, List.of(offers)));
    }

    /** Home 1 holds 1000 Wh of each asset in intervals 1 and 2. */
    private static MarketOnLedger rich() {
        MarketOnLedger market = Founding.market();
        market.withdraw(1, T1, 1_000, 1_000);
        market.withdraw(1, T2, 1_000, 1_000);
        return market;
    }

    private static void books(RejectionTable table) {
        table.row(
                        CalendarRejection.BOOK_NOT_OPEN,
                        "the book after the next one is named",
                        () -> post(rich(), B2, selling(1, Interval.of(3))))
                .row(
                        CalendarRejection.BOOK_NOT_OPEN,
                        "the book of the round before is named",
                        () -> post(rich().goToGate(R0), B0, selling(1, T1)))
                .row(CalendarRejection.BOOK_SEALED, "a clock that is behind meets a sealed book", () -> {
                    MarketOnLedger market = rich();
                    market.close(R0);
                    market.goTo(market.now().plusMillis(-1_000));
                    return post(market, B0, selling(1, T1));
                });
    }

    private static void batches(RejectionTable table) {
        table.row(OfferRejection.BATCH_EMPTY, "nothing is posted", () -> post(rich(), B0))
                .row(
                        OfferRejection.BATCH_TOO_LARGE,
                        "too many offers come at once",
                        () -> post(rich(), B0, many(EnergyLimit.OFFERS_PER_POST.ceiling() + 1)))
                .row(OfferRejection.TOO_MANY_LIVE_OFFERS, "an account has as many offers as it may", () -> {
                    MarketOnLedger market = rich();
                    int posts = EnergyLimit.LIVE_OFFERS_PER_ACCOUNT.ceiling() / EnergyLimit.OFFERS_PER_POST.ceiling();
                    for (int i = 0; i < posts; i++) {
                        post(market, B0, many(EnergyLimit.OFFERS_PER_POST.ceiling()))
                                .orThrow();
                    }
                    return post(market, B0, many(1));
                })
                .row(OfferRejection.TOO_MANY_LIVE_PAGES, "an account has as many pages as it may", () -> {
                    MarketOnLedger market = rich();
                    for (int i = 0; i < EnergyLimit.LIVE_PAGES_PER_ACCOUNT.ceiling(); i++) {
                        post(market, B0, many(1)).orThrow();
                    }
                    return post(market, B0, many(1));
                });
    }

    private static Offer[] many(int count) {
        return Collections.nCopies(count, selling(1, T1)).toArray(Offer[]::new);
    }

    private static Offer priced(Side side, long microPerWh) {
        return new Offer(side, Energy.ofWh(1), IntervalSet.of(T1), EnergyExamples.price(microPerWh));
    }

    private static void offers(RejectionTable table) {
        Interval beyond = T1.plus(EnergyExamples.HORIZON);
        table.row(
                        OfferRejection.INTERVAL_NOT_AHEAD,
                        "an offer names the interval of its own book",
                        () -> post(rich(), B0, selling(1, T0)))
                .row(
                        OfferRejection.INTERVAL_NOT_AHEAD,
                        "an offer names an interval beyond the horizon",
                        () -> post(rich(), B0, selling(1, beyond)))
                .row(
                        OfferRejection.PRICE_OUTSIDE_BAND,
                        "a seller asks more than the band allows",
                        () -> post(rich(), B0, priced(Side.SELL, 246)))
                .row(
                        OfferRejection.PRICE_OUTSIDE_BAND,
                        "a buyer pays less than the band allows",
                        () -> post(rich(), B0, priced(Side.BUY, 54)))
                .row(
                        OfferRejection.ASSETS_NOT_FREE,
                        "nothing was withdrawn",
                        () -> post(Founding.market(), B0, selling(1, T1)))
                .row(OfferRejection.ASSETS_NOT_FREE, "one of two named intervals has too little", () -> {
                    MarketOnLedger market = Founding.market();
                    market.withdraw(1, T1, 5, 0);
                    market.withdraw(1, T2, 4, 0);
                    return post(market, B0, selling(5, T1, T2));
                })
                .row(OfferRejection.SEVERAL_GROUPS, "the home's group changes between the intervals", () -> {
                    MarketOnLedger market = Witnesses.unfounded();
                    Founding.approve(
                            market,
                            new ProposedRules("regrouped", T2, List.of(new RuleChange.SetGrid(regrouped()))),
                            MarketOnLedger.REGULATOR_ADMIN);
                    Founding.foundCalendar(market);
                    Founding.register(market.goToGate(B0.previous().round()), 1);
                    market.withdraw(1, T1, 5, 0);
                    market.withdraw(1, T2, 5, 0);
                    return post(market, B0, selling(5, T1, T2));
                })
                .row(OfferRejection.CREDIT_NOT_FREE, "a buyer has no credit", () -> post(rich(), B0, buying(1, T1)));
    }

    private static GridPlan regrouped() {
        GridPlan plain = EnergyExamples.grid();
        List<AnonymityGroup> groups = plain.feeders().stream()
                .map(feeder -> new AnonymityGroup(new GroupId("new-" + feeder.id()), List.of(feeder.id())))
                .toList();
        List<LimitGroup> limits = groups.stream()
                .map(group -> new LimitGroup(group.id(), List.of(group.id()), EnergyExamples.limit()))
                .toList();
        return new GridPlan(plain.feeders(), groups, limits);
    }

    private static Decision<Receipt> cancel(MarketOnLedger market, OfferId... offers) {
        return market.run(HOME, new EnergyCommand.CancelOffers(B0, Arrays.asList(offers)));
    }

    private static void cancellations(RejectionTable table) {
        table.row(OfferRejection.BATCH_EMPTY, "nothing is cancelled", () -> cancel(rich()))
                .row(OfferRejection.OFFER_NAMED_TWICE, "an offer is cancelled twice at once", () -> {
                    MarketOnLedger market = rich();
                    OfferId offer = market.post(1, B0, selling(1, T1));
                    return cancel(market, offer, offer);
                })
                .row(OfferRejection.OFFER_NOT_LIVE, "somebody cancels the offer of another", () -> {
                    MarketOnLedger market = rich();
                    OfferId offer = market.post(1, B0, selling(1, T1));
                    return market.run(EnergyExamples.keyPair(2), new EnergyCommand.CancelOffers(B0, List.of(offer)));
                })
                .row(OfferRejection.ASSETS_NOT_FREE, "one of two replacing offers is not backed", () -> {
                    MarketOnLedger market = rich();
                    OfferId offer = market.post(1, B0, selling(1_000, T1));
                    return market.run(
                            HOME,
                            new EnergyCommand.ReplaceOffers(
                                    B0, List.of(offer), List.of(selling(600, T1), selling(600, T1))));
                });
    }
}
