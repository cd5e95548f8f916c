package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Homes that reach no gateway for some intervals (5.3.3): they hear nothing and are answered nothing. What an agent had on its
 * way when it was cut off stays on its way: of every two such operations one has reached the ledger, and its answer was lost.
 * After the heal the agent is told everything that it has missed, and that nobody knows what became of its operation.
 */
final class CutOff {
    /** Nobody is. */
    static final CutOff NOBODY = new CutOff(home -> false, Interval.of(0), Interval.of(0));

    private final IntPredicate homes;
    private final Interval from;
    private final Interval until;
    private final List<EnergyEvent> missed = new ArrayList<>();
    private final Map<Integer, List<OutgoingOperation>> unanswered = new HashMap<>();
    private boolean healed;
    private int reached;

    /**
     * Over whole intervals.
     *
     * @param homes by their place
     * @param until last interval in which they are
     */
    CutOff(IntPredicate homes, Interval from, Interval until) {
        this.homes = homes;
        this.from = from;
        this.until = until;
    }

    boolean holds(int home, MarketCalendar calendar, LedgerTime now) {
        return homes.test(home) && !now.isBefore(calendar.start(from)) && now.isBefore(calendar.end(until));
    }

    /** An agent that is cut off moves once: it sends what it has, and waits. Whether it has moved. */
    boolean sends(int home, TradingAgent agent, LedgerTime now, Consumer<OutgoingOperation> carry) {
        if (unanswered.containsKey(home)) {
            return false;
        }
        List<OutgoingOperation> sent = new ArrayList<>();
        for (var next = agent.next(now); next.isPresent(); next = agent.next(now)) {
            sent.add(next.get());
            if (reached++ % 2 == 0) {
                carry.accept(next.get()); // its answer does not come back
            }
        }
        unanswered.put(home, sent);
        return !sent.isEmpty();
    }

    /**
     * Tells all homes that are reached, and keeps it for the others: those that have sent what they had when they were
     * cut off.
     */
    void tell(EnergyEvent event, List<Neighbourhood.Home> all, MarketCalendar calendar, LedgerTime now) {
        List<Neighbourhood.Home> reachedNow = IntStream.range(0, all.size())
                .filter(place -> !unanswered.containsKey(place) || !holds(place, calendar, now))
                .mapToObj(all::get)
                .toList();
        reachedNow.forEach(home -> home.agent().observe(event));
        reachedNow.forEach(home -> home.meter().observe(event));
        if (reachedNow.size() < all.size()) {
            missed.add(event);
        }
    }

    /** Once, when time has come. */
    void heal(List<Neighbourhood.Home> all, MarketCalendar calendar, LedgerTime now) {
        if (healed || now.isBefore(calendar.end(until))) {
            return;
        }
        healed = true;
        for (int place = 0; place < all.size(); place++) {
            if (homes.test(place)) {
                Neighbourhood.Home home = all.get(place);
                missed.forEach(home.agent()::observe);
                missed.forEach(home.meter()::observe);
                unanswered
                        .getOrDefault(place, List.of())
                        .forEach(sent ->
                                home.agent().answered(sent, new Answer.Indeterminate("no gateway was reached")));
            }
        }
    }

    /** Operations that were on their way when their agents were cut off. */
    int operations() {
        return unanswered.values().stream().mapToInt(List::size).sum();
    }
}
