package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/** What the public events tell of the mixes of a day and of the trades of each group. Not thread-safe. */
final class PrivacyWatch {
    private final Map<MixSession, Long> opened = new HashMap<>();
    private final Map<MixSession, Integer> participants = new HashMap<>();
    private final List<Long> mixingMillis = new ArrayList<>();
    private final List<Integer> sessions = new ArrayList<>();
    private final Map<OfferId, GroupId> groups = new HashMap<>();
    private final Map<Flow, Energy> totals = new HashMap<>();
    private int aborted;
    private int notOpened;
    private int reclaimed;

    /** What the members of a group have traded together. */
    record Flow(GroupId group, Side side, Interval t) {}

    void observe(EnergyEvent event, long nowMillis) {
        switch (event) {
            case EnergyEvent.MixOpened(var lock) -> {
                opened.put(lock.session(), nowMillis);
                participants.put(lock.session(), lock.participants().size());
            }
            case EnergyEvent.MixAborted failed -> {
                aborted++;
                participants.put(failed.session(), failed.next().participants().size());
            }
            case EnergyEvent.MixCommitted done -> {
                mixingMillis.add(nowMillis - opened.getOrDefault(done.session(), nowMillis));
                sessions.add(participants.getOrDefault(done.session(), 0));
            }
            case EnergyEvent.MixNotOpened none -> notOpened++;
            case EnergyEvent.MixReclaimed back -> reclaimed++;
            case EnergyEvent.OfferPosted(var page) ->
                page.offers().forEach(posted -> groups.put(new OfferId(page.id(), posted.index()), posted.group()));
            case EnergyEvent.Finalised done -> done.trades().forEach(this::count);
            default -> {
                // tells nothing of privacy
            }
        }
    }

    private void count(PricedTrade trade) {
        add(trade.sell(), Side.SELL, trade);
        add(trade.buy(), Side.BUY, trade);
    }

    private void add(OfferId offer, Side side, PricedTrade trade) {
        GroupId group = groups.get(offer);
        if (group == null) {
            throw new IllegalStateException("final trade of offer " + offer + ", which was never posted");
        }
        totals.merge(new Flow(group, side, trade.t()), trade.energy(), Energy::plus);
    }

    Energy total(GroupId group, Side side, Interval t) {
        return totals.getOrDefault(new Flow(group, side, t), Energy.ZERO);
    }

    /** Participants of each mix that is on the ledger. */
    List<Integer> sessions() {
        return List.copyOf(sessions);
    }

    /** From the opening of each mix to its joint transaction, ms, as the events came in. */
    List<Long> mixingMillis() {
        return List.copyOf(mixingMillis);
    }

    int aborted() {
        return aborted;
    }

    int notOpened() {
        return notOpened;
    }

    /** How often a participant took its bundles back. */
    int reclaimed() {
        return reclaimed;
    }
}
