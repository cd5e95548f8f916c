package org.gridmarket.testkit.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * How long after a heal all agree (spec middleware, To show: partition of 60 s and heal): eight machines of one site or of two,
 * parted for a minute in which services come and go.
 */
public final class DiscoveryHeal {
    private static final int CHANGES = 12;
    private static final int SERVICES = 2;
    private static final int PARTED_AT_MILLIS = 10_000;
    private static final int HEALED_AT_MILLIS = 70_000;
    private static final int LOOK_MILLIS = 100;
    private static final int LONGEST_MILLIS = 40_000;

    private DiscoveryHeal() {}

    /**
     * From the heal until everybody tells what is true and goes on to, in ms.
     *
     * @param sites machines per site; with one site every second machine is cut off, with two the second site
     * @param loss share of messages lost
     * @param meanFindMillis how long the membership layer takes to find somebody
     */
    public static long agreedAfterMillis(long seed, List<Integer> sites, double loss, int meanFindMillis) {
        DiscoveryWorld.Weather weather = new DiscoveryWorld.Weather(loss, .05, 0, 0);
        DiscoveryWorld world = new DiscoveryWorld(seed, sites, weather, 0, meanFindMillis);
        for (String name : world.names()) {
            world.boot(name);
            world.actors().start(name, SERVICES);
        }
        world.run(PARTED_AT_MILLIS);
        world.part(side(world, sites));
        Random random = new Random(seed);
        for (int k = 0; k < CHANGES; k++) {
            world.run(PARTED_AT_MILLIS + k * (HEALED_AT_MILLIS - PARTED_AT_MILLIS) / CHANGES);
            change(world, random);
        }
        world.run(HEALED_AT_MILLIS);
        world.heal();
        long last = HEALED_AT_MILLIS;
        for (long now = HEALED_AT_MILLIS; now < HEALED_AT_MILLIS + LONGEST_MILLIS; now += LOOK_MILLIS) {
            world.run(now);
            if (!world.ghost().disagreements().isEmpty()) {
                last = now + LOOK_MILLIS;
            }
        }
        return last - HEALED_AT_MILLIS;
    }

    private static Set<String> side(DiscoveryWorld world, List<Integer> sites) {
        Set<String> side = new LinkedHashSet<>();
        List<SimulatedMachine> machines = world.machines();
        for (int i = 0; i < machines.size(); i++) {
            if (sites.size() == 1 ? i % 2 == 0 : machines.get(i).site == 1) {
                side.add(machines.get(i).name);
            }
        }
        return side;
    }

    private static void change(DiscoveryWorld world, Random random) {
        String name = world.names().get(random.nextInt(world.names().size()));
        List<SimulatedProcess> alive = world.machine(name).alive();
        if (!alive.isEmpty() && random.nextBoolean()) {
            world.actors().end(name, alive.get(random.nextInt(alive.size())));
        } else {
            world.actors().start(name, 1);
        }
    }
}
