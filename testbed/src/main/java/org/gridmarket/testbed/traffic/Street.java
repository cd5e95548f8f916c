package org.gridmarket.testbed.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.process.PartFailedException;

/**
 * Between SUMO and its actor: tells a second, waits until each junction that is there has said what its lights are to do, and
 * then the second may pass. So a run does not depend on how fast this machine is.
 */
final class Street {
    private static final long FIRST_MILLIS = 120_000;
    private static final long AGAIN_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 1_000;

    private final BlockingQueue<Talk.Said> said = new LinkedBlockingQueue<>();
    private final Map<Junction, Integer> unled = new EnumMap<>(Junction.class);
    private final Set<Junction> there = EnumSet.noneOf(Junction.class);
    private volatile Consumer<Talk.Second> told = second -> {};

    /** From the component's thread. */
    void say(Talk.Said what) {
        said.add(what);
    }

    /** Where seconds go. */
    void tellTo(Consumer<Talk.Second> component) {
        told = component;
    }

    private static Talk.Second second(Town town) {
        List<Talk.Seen> all = new ArrayList<>();
        for (Junction at : Junction.values()) {
            Density density = town.densities().get(at);
            if (density != null) {
                all.add(new Talk.Seen(at, town.lights(at), density));
            }
        }
        return new Talk.Second(town.second(), all);
    }

    /** Waits until all junctions have spoken once. */
    void awaitAll(Town town) throws InterruptedException {
        long since = System.nanoTime();
        while (there.size() < Junction.values().length) {
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) > FIRST_MILLIS) {
                throw new PartFailedException("of the junctions only " + there + " have spoken within "
                        + FIRST_MILLIS / 1_000 + " s; see the logs of the others");
            }
            told.accept(second(town));
            hear(town, AGAIN_MILLIS, EnumSet.allOf(Junction.class), false);
        }
    }

    /** Tells the second that it is and has the lights do what is decided. */
    void lead(Town town) throws InterruptedException {
        told.accept(second(town));
        Set<Junction> awaited = EnumSet.copyOf(there);
        hear(town, PATIENCE_MILLIS, awaited, true);
        there.removeAll(awaited); // whoever keeps silent is not waited for, until it speaks again
        for (Junction at : Junction.values()) {
            if (!there.contains(at)) {
                unled.merge(at, 1, Integer::sum);
            }
        }
    }

    /** Takes whom it has heard out of those that are awaited. */
    private void hear(Town town, long millis, Set<Junction> awaited, boolean obeys) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            long left = awaited.isEmpty() ? 0 : Math.max(0, until - System.nanoTime());
            Talk.Said next = said.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            there.add(next.junction());
            if (next.second() == town.second()) {
                awaited.remove(next.junction());
                if (obeys && town.lights(next.junction()).phase() == next.phase()) {
                    town.obey(next.junction(), next.order());
                }
            }
        } while (true);
    }

    /** Seconds for which nobody said anything for a junction. */
    Map<Junction, Integer> unled() {
        return Map.copyOf(unled);
    }
}
