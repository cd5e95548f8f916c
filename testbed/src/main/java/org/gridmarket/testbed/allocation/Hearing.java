package org.gridmarket.testbed.allocation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Longs;

/** What of one market is believed, with the moment at which it was heard. Thread-safe. */
final class Hearing {
    /** A final cycle: what led, and how long after its end it was heard of. */
    record Ended(
            AllocationEvent.AllocationCycleFinalised event,
            Optional<AllocationEvent.AllocationSolutionAccepted> leader,
            long millis) {}

    private final CycleCalendar calendar;
    private final NavigableMap<Cycle, AllocationEvent.AllocationSolutionAccepted> leaders = new TreeMap<>();
    private final NavigableMap<Cycle, Ended> ended = new TreeMap<>();
    private final Map<PageId, AccountKey> pages = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<PageId> settled = new LinkedHashSet<>();
    private int posted;
    private int accepted;
    private int closed = -1;

    Hearing(CycleCalendar calendar) {
        this.calendar = calendar;
    }

    synchronized void hear(AllocationEvent event) {
        switch (event) {
            case AllocationEvent.AllocationOfferPosted e -> {
                posted++;
                pages.put(e.id().page(), e.owner());
            }
            case AllocationEvent.AllocationOfferRefused e -> refused.merge(e.code(), 1, Integer::sum);
            case AllocationEvent.AllocationCycleClosed e -> closed = e.cycle().index();
            case AllocationEvent.AllocationSolutionAccepted e -> {
                accepted++;
                leaders.put(e.cycle(), e);
            }
            case AllocationEvent.AllocationCycleFinalised e ->
                ended.put(
                        e.cycle(),
                        new Ended(
                                e,
                                Optional.ofNullable(leaders.get(e.cycle())),
                                System.currentTimeMillis()
                                        - calendar.ends(e.cycle()).epochMillis()));
            case AllocationEvent.AllocationSettled e -> settled.add(e.page());
            default -> {
                // not asked for
            }
        }
        notifyAll();
    }

    /** Waits until the book of a cycle is open; false when it is not by then. */
    synchronized boolean awaitOpen(Cycle book, long deadlineMillis) throws InterruptedException {
        return await(
                () -> book.isFirst()
                        || (calendar.overlap() ? closed >= book.index() - 1 : ended.containsKey(book.previous())),
                deadlineMillis);
    }

    synchronized boolean awaitFinal(Cycle cycle, long deadlineMillis) throws InterruptedException {
        return await(() -> ended.containsKey(cycle), deadlineMillis);
    }

    synchronized boolean awaitClosed(Cycle cycle, long deadlineMillis) throws InterruptedException {
        return await(() -> closed >= cycle.index(), deadlineMillis);
    }

    /** Who leads in a cycle, once somebody does; empty when nobody does by then. */
    synchronized Optional<AccountKey> awaitLeader(Cycle cycle, long deadlineMillis) throws InterruptedException {
        await(() -> leaders.containsKey(cycle), deadlineMillis);
        return Optional.ofNullable(leaders.get(cycle)).map(AllocationEvent.AllocationSolutionAccepted::solver);
    }

    /** The last cycle that is closed or final; -1 before the first. */
    synchronized int newest() {
        return Math.max(closed, ended.isEmpty() ? -1 : ended.lastKey().index());
    }

    private boolean await(BooleanSupplier done, long deadlineMillis) throws InterruptedException {
        long left = deadlineMillis - System.currentTimeMillis();
        while (!done.getAsBoolean() && left > 0) {
            wait(left);
            left = deadlineMillis - System.currentTimeMillis();
        }
        return done.getAsBoolean();
    }

    synchronized List<Ended> ended() {
        return List.copyOf(ended.values());
    }

    /** Pages with their owners. */
    synchronized Map<PageId, AccountKey> pages() {
        return Map.copyOf(pages);
    }

    synchronized int posted() {
        return posted;
    }

    synchronized int accepted() {
        return accepted;
    }

    synchronized Map<String, Integer> refused() {
        return new TreeMap<>(refused);
    }

    /** Value of all cycles together, term by term. */
    synchronized List<Long> value() {
        List<Long> sum = new ArrayList<>();
        for (Ended each : ended.values()) {
            Longs terms = each.leader().map(leader -> leader.value().terms()).orElse(Longs.EMPTY);
            for (int i = 0; i < terms.size(); i++) {
                if (i == sum.size()) {
                    sum.add(0L);
                }
                sum.set(i, sum.get(i) + terms.at(i));
            }
        }
        return sum;
    }
}
