package org.gridmarket.testkit.discovery;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, in the order of virtual time (ms); at the same moment in the order in which it was arranged. */
final class VirtualTime {
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::number));
    private long nowMillis;
    private long events;

    private record Event(long atMillis, long number, Runnable deed) {}

    long nowMillis() {
        return nowMillis;
    }

    void at(long atMillis, Runnable deed) {
        queue.add(new Event(Math.max(atMillis, nowMillis), events++, deed));
    }

    void run(long untilMillis) {
        while (!queue.isEmpty() && queue.peek().atMillis() <= untilMillis) {
            Event event = queue.remove();
            nowMillis = event.atMillis();
            event.deed().run();
        }
        nowMillis = untilMillis;
    }
}
