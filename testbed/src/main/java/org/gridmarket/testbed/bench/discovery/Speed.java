package org.gridmarket.testbed.bench.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Percentiles;

/** How long from announcing a service until each other machine is told. */
final class Speed {
    private static final long PATIENCE_MILLIS = 30_000;
    /** All hear each other so long after the last has begun. */
    static final long FOUND_MILLIS = 60_000;

    private static final long PAUSE_MILLIS = 150;

    private final ServiceFinder finder;
    private final Sightings told;
    private int services;

    Speed(ServiceFinder finder, Sightings told) {
        this.finder = finder;
        this.told = told;
    }

    /** The service by which others know that a machine is there. */
    static String beacon(int machine) {
        return "beacon-" + machine;
    }

    /** Starts machines, and waits until all hear each other; tells how long that was after the last had begun, ms. */
    long begin(int machines) throws InterruptedException {
        for (int machine = 0; machine < machines; machine++) {
            finder.start(machine);
        }
        for (int machine = 0; machine < machines; machine++) {
            finder.announce(machine, beacon(machine));
        }
        long begun = System.nanoTime();
        List<String> beacons =
                IntStream.range(0, machines).mapToObj(Speed::beacon).toList();
        if (!told.await(
                () -> IntStream.range(0, machines)
                        .allMatch(machine -> told.seenAt(machine).containsAll(beacons)),
                FOUND_MILLIS)) {
            throw new PartFailedException(
                    finder.name() + ": not all machines have found each other within " + FOUND_MILLIS / 1_000 + " s");
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Announces a service so often, at each machine in turn; the times at all others, ms. Who hears nothing counts in full. */
    Percentiles run(List<Integer> machines, int runs) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            int owner = machines.get(run % machines.size());
            String service = "service-" + services++;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            long begun = System.nanoTime();
            finder.announce(owner, service);
            told.await(
                    () -> machines.stream()
                            .allMatch(machine -> told.upAt(machine, service).isPresent()),
                    PATIENCE_MILLIS);
            for (int machine : machines) {
                if (machine != owner) {
                    OptionalLong at = told.upAt(machine, service);
                    millis.add(
                            at.isPresent() ? TimeUnit.NANOSECONDS.toMillis(at.getAsLong() - begun) : PATIENCE_MILLIS);
                }
            }
        }
        return Percentiles.of(millis);
    }

    static String shown(Percentiles times) {
        return "median " + times.at(50) + ", 99 % " + times.at(99) + ", worst " + times.at(100) + " ms";
    }
}
