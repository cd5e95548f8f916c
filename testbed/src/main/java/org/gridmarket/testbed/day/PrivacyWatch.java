package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;

/** What the public events tell of the mixes of a day and of the trades of each circle. Not thread-safe. */
final class PrivacyWatch {
    private final Map<MixSession, CircleId> circles = new HashMap<>();
    private final Map<MixSession, Long> opened = new HashMap<>();
    private final Map<MixSession, Integer> participants = new HashMap<>();
    private final List<Long> mixingMillis = new ArrayList<>();
    private final List<Integer> sessions = new ArrayList<>();
    private final Map<CircleId, Integer> smallest = new HashMap<>();
    private final Map<AccountKey, CircleId> accounts = new HashMap<>();
    private final Map<OfferId, Optional<CircleId>> offers = new HashMap<>();
    private final Map<Flow, EnergySum> totals = new HashMap<>();
    private int aborted;
    private int notOpened;
    private int reclaimed;

    /** What the members of a circle have traded together. */
    record Flow(CircleId circle, Side side, Interval t) {}

    void observe(EnergyEvent event, long nowMillis) {
        switch (event) {
            case EnergyEvent.MixOpened(var lock) -> {
                circles.put(lock.session(), lock.circle());
                opened.put(lock.session(), nowMillis);
                participants.put(lock.session(), lock.participants().size());
            }
            case EnergyEvent.MixAborted failed -> {
                aborted++;
                participants.put(failed.session(), failed.next().participants().size());
            }
            case EnergyEvent.MixCommitted done -> mixed(done, nowMillis);
            case EnergyEvent.MixNotOpened none -> notOpened++;
            case EnergyEvent.MixReclaimed back -> reclaimed++;
            case EnergyEvent.OfferPosted(var page) ->
                page.offers()
                        .forEach(posted -> offers.put(
                                new OfferId(page.id(), posted.index()),
                                Optional.ofNullable(accounts.get(page.account()))));
            case EnergyEvent.Finalised done -> done.trades().forEach(this::count);
            default -> {
                // tells nothing of privacy
            }
        }
    }

    /** Its session tells everybody which circle an anonymous account is of. */
    private void mixed(EnergyEvent.MixCommitted done, long nowMillis) {
        CircleId circle = Objects.requireNonNull(circles.get(done.session()), "committed, and never opened");
        int size = participants.getOrDefault(done.session(), 0);
        mixingMillis.add(nowMillis - opened.getOrDefault(done.session(), nowMillis));
        sessions.add(size);
        smallest.merge(circle, size, Math::min);
        done.outputs().forEach(output -> accounts.putIfAbsent(output, circle));
    }

    private void count(PricedTrade trade) {
        add(trade.sell(), Side.SELL, trade);
        add(trade.buy(), Side.BUY, trade);
    }

    private void add(OfferId offer, Side side, PricedTrade trade) {
        Optional<CircleId> circle = offers.get(offer);
        if (circle == null) {
            throw new IllegalStateException("final trade of offer " + offer + ", which was never posted");
        }
        circle.ifPresent(
                of -> totals.merge(new Flow(of, side, trade.t()), EnergySum.of(trade.energy()), EnergySum::plus));
    }

    EnergySum total(CircleId circle, Side side, Interval t) {
        return totals.getOrDefault(new Flow(circle, side, t), EnergySum.ZERO);
    }

    /** Participants of the smallest mix of a circle; 0 when there was none. */
    int smallest(CircleId circle) {
        return smallest.getOrDefault(circle, 0);
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
