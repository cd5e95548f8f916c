package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;

/** What flows in the homes that run by themselves is measured, and some of their processes are killed. */
final class OwnHomesWatch {
    private static final long LOOK_MILLIS = 100;

    private final HomeProcesses processes;
    private final Neighbourhood homes;
    private final MarketCalendar calendar;
    private final DayBoard board;
    private final RandomGenerator random;
    private final List<Long> kills = new ArrayList<>();

    OwnHomesWatch(
            HomeProcesses processes,
            Neighbourhood homes,
            MarketCalendar calendar,
            DayBoard board,
            RandomGenerator random) {
        this.processes = processes;
        this.homes = homes;
        this.calendar = calendar;
        this.board = board;
        this.random = random;
    }

    /** Starts it on a thread of its own, which ends with the process. */
    void start(Interval last, int wantedKills, AgentFleet fleet) {
        long begins = System.currentTimeMillis();
        long ends = calendar.end(last).epochMillis();
        for (int i = 0; i < wantedKills; i++) {
            kills.add(begins + (long) (random.nextDouble() * (ends - begins)));
        }
        kills.sort(null);
        Thread.ofVirtual()
                .name("homes")
                .uncaughtExceptionHandler((thread, broken) -> fleet.fail(broken))
                .start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                synchronized (homes) {
                    processes.measure(calendar, board);
                }
                while (!kills.isEmpty() && System.currentTimeMillis() >= kills.getFirst()) {
                    kills.removeFirst();
                    processes.kill(random);
                }
                processes.check();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
