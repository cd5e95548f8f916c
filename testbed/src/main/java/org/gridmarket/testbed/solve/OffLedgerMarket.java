package org.gridmarket.testbed.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;

/** A microgrid as a market in which everybody has posted everything before the first round: instances without a ledger. */
public final class OffLedgerMarket {
    private final Admission admission;
    private final Objective objective;
    private final MarketRules rules;
    private final List<OpenOffer> offers;

    /**
     * Refuses limits that are not safe for the prosumers (2.17 corrected), and leaves out rows that the ledger would refuse, as
     * the ledger would.
     */
    public OffLedgerMarket(Microgrid microgrid, SolveSettings settings) {
        this.objective = settings.objective();
        requireSafe(microgrid);
        this.admission = Admission.of(settings.prices().of(microgrid, settings.tariff()), settings.tariff());
        this.rules = MarketRules.NONE
                .withGrid(microgrid.first(), microgrid.grid())
                .withTariff(microgrid.first(), settings.tariff());
        this.offers = offers(admission.microgrid(), settings.tariff());
    }

    /** Refuses limits that are not safe for what the homes may trade. */
    public static void requireSafe(Microgrid microgrid) {
        @Nullable String offence = SafeLimits.offence(microgrid.grid(), loads(microgrid));
        if (offence != null) {
            throw new UnsafeGridException("the groups are not safe: " + offence);
        }
    }

    private static Map<FeederId, FeederLoad> loads(Microgrid microgrid) {
        Map<FeederId, FeederLoad> loads = new HashMap<>();
        for (Household home : microgrid.homes()) {
            loads.put(
                    home.feeder(),
                    loads.getOrDefault(home.feeder(), FeederLoad.none(home.feeder()))
                            .plus(home.limits().production(), home.limits().consumption(), 1));
        }
        return loads;
    }

    /** What of the rows is offered. */
    public Admission admission() {
        return admission;
    }

    /** The one page of a home's offers: whose a trade is, for those who may know. */
    public static PageId pageOf(Household home) {
        return new PageId(Digest.sha256(
                Bytes.utf8("off the ledger"), Bytes.utf8(home.meter().name())));
    }

    private static List<OpenOffer> offers(Microgrid microgrid, Tariff tariff) {
        List<OpenOffer> all = new ArrayList<>();
        for (Household home : microgrid.homes()) {
            PageId page = pageOf(home);
            GroupId group = microgrid.grid().groupOf(home.feeder()).orElseThrow();
            int index = 0;
            for (Offer offer : home.plan().offers(tariff)) {
                all.add(new OpenOffer(
                        new OfferId(page, index++),
                        offer.side(),
                        group,
                        offer.energy(),
                        offer.intervals(),
                        offer.reservation()));
            }
        }
        return List.copyOf(all);
    }

    public Interval first() {
        return admission.microgrid().first();
    }

    public Interval last() {
        return admission.microgrid().last();
    }

    /** How many offers of a side there are. */
    public long count(Side side) {
        return offers.stream().filter(offer -> offer.side() == side).count();
    }

    /** All intervals at once. */
    public RoundInstance wholeDay() {
        return wholeDay(objective);
    }

    RoundInstance wholeDay(Objective other) {
        return new RoundInstance(first().round(), last(), other, offers, rules);
    }

    /** What is left in a round, after the trades that are final before it. */
    RoundInstance round(Round round, Interval last, List<PricedTrade> finals) {
        Map<OfferId, Energy> used = new HashMap<>();
        for (PricedTrade trade : finals) {
            used.merge(trade.sell(), trade.energy(), Energy::plus);
            used.merge(trade.buy(), trade.energy(), Energy::plus);
        }
        List<OpenOffer> open = new ArrayList<>();
        for (OpenOffer offer : offers) {
            Energy left = offer.remaining().minus(used.getOrDefault(offer.id(), Energy.ZERO));
            IntervalSet ahead = offer.intervals().within(round.interval(), last());
            if (!left.isZero() && !ahead.isEmpty()) {
                open.add(new OpenOffer(offer.id(), offer.side(), offer.group(), left, ahead, offer.reservation()));
            }
        }
        return new RoundInstance(round, last, objective, open, rules);
    }
}
