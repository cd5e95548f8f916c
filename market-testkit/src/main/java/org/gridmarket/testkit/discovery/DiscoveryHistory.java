package org.gridmarket.testkit.discovery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A random history from one seed: machines in one to three sites, whatever can go wrong, then quiet; the ghost looks all the
 * time. The same seed gives the same history.
 */
public final class DiscoveryHistory {
    private static final List<List<Integer>> SITES =
            List.of(List.of(3), List.of(5), List.of(6), List.of(3, 3), List.of(4, 3), List.of(3, 3, 3));
    private static final int QUIET_MILLIS = 60_000;

    /** A node whose key was copied waits up to 64 s before it rises above its copy. */
    private static final int QUIET_AFTER_COPY_MILLIS = 140_000;

    private static final double SHARE_WITH_COPY = .1;
    private static final String COPY = "copy";
    private static final String COPY_DISK = "COPY_DISK";
    private static final int LOOK_MILLIS = 500;

    /** Messages a second and node, for each node there is: beats, summaries and answers to them are a fifth of it. */
    private static final int STORM = 20;

    private static final int STORM_MILLIS = 10_000;

    private enum Deed {
        START(4),
        END(4),
        HANG(2),
        WAKE(2),
        RETRACT(2),
        REUSE_PID(2),
        AGAIN(3),
        KILL(3),
        RETIRE(1),
        BOOT(6),
        CRASH(2),
        LOSE_DISK(1),
        PART(2),
        HEAL(3),
        CUT(1),
        DENY(.3),
        LIE(8);

        private final double weight;

        Deed(double weight) {
            this.weight = weight;
        }
    }

    /**
     * How a history ended.
     *
     * @param messages that were sent
     * @param deeds how often what was done
     * @param refusals how many heads and lists were not believed, by code
     * @param violations what broke
     */
    public record Report(
            long seed,
            long messages,
            Map<String, Integer> deeds,
            Map<String, Integer> refusals,
            List<DiscoveryViolation> violations) {
        public Report {
            deeds = Map.copyOf(deeds);
            refusals = Map.copyOf(refusals);
            violations = List.copyOf(violations);
        }
    }

    private final long seed;
    private final Random random;
    private final List<Integer> sites;
    private final DiscoveryWorld world;
    private final boolean lies;
    private final String liar;
    private final boolean copied;
    private final long endMillis;
    private final long slackMillis;
    private final Map<Deed, Double> weights = new EnumMap<>(Deed.class);
    private final Map<String, Integer> deeds = new TreeMap<>();

    private DiscoveryHistory(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 7_919 + 1);
        this.sites = pick(SITES);
        DiscoveryWorld.Weather weather = new DiscoveryWorld.Weather(
                pick(List.of(0.0, .01, .05, .2)),
                pick(List.of(0.0, .1, .3)),
                pick(List.of(0.0, .05, .3)),
                pick(List.of(0.0, 0.0, .002, .01)));
        this.lies = random.nextDouble() < .4;
        this.world = new DiscoveryWorld(
                seed, sites, weather, pick(List.of(0, 30_000, 1_000_000_000)), pick(List.of(500, 2_000, 5_000)));
        this.liar = pick(world.names());
        if (lies) {
            world.liar().becomes(liar);
        }
        world.setSummaryNodes(pick(List.of(1_000, 1_000, 2)));
        this.copied = random.nextDouble() < SHARE_WITH_COPY;
        this.endMillis = pick(List.of(30_000, 60_000, 90_000));
        this.slackMillis = (lies ? 12_000 : 0) + (weather.slow() > 0 ? 4_000 : 0) + Math.round(weather.loss() * 40_000);
        for (Deed deed : Deed.values()) {
            boolean always = deed == Deed.BOOT || deed == Deed.HEAL;
            double factor = always ? 1 : pick(List.of(0.0, .5, 1.0, 2.0));
            weights.put(deed, deed == Deed.LIE && !lies ? 0 : deed.weight * factor);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** All that can go wrong in a history, by name. */
    public static Set<String> deeds() {
        Set<String> names = new LinkedHashSet<>(Set.of(COPY_DISK));
        for (Deed deed : Deed.values()) {
            names.add(deed.name());
        }
        return names;
    }

    /** Plays the history of a seed to its end, or to the first violation. */
    public static Report play(long seed) {
        return new DiscoveryHistory(seed).play();
    }

    private Report play() {
        for (String name : world.names()) {
            world.at(random.nextInt(4_000), () -> world.boot(name));
            world.at(random.nextInt(6_000), () -> world.actors().start(name, 1 + random.nextInt(3)));
        }
        if (copied) {
            world.at(8_000, this::copyDisk);
        }
        world.at(5_000, this::deed);
        world.at(1_000, this::watch);
        world.run(endMillis);
        quiet();
        world.run(endMillis + (copied ? QUIET_AFTER_COPY_MILLIS : QUIET_MILLIS));
        world.ghost().look(0);
        world.ghost().lookAfterQuiet();
        world.ghost().lookAtLogs();
        long before = world.messages();
        world.run(world.nowMillis() + STORM_MILLIS);
        lookForStorm(before, STORM_MILLIS);
        return new Report(
                seed,
                world.messages(),
                deeds,
                world.ghost().refusals(),
                world.ghost().violations());
    }

    private void watch() {
        world.ghost().look(slackMillis);
        if (world.ghost().violations().isEmpty()) {
            world.later(LOOK_MILLIS, this::watch);
        }
    }

    /** A second machine with the key of one; it is found and taken away before the quiet. */
    private void copyDisk() {
        List<String> devices = world.machines().stream()
                .filter(machine -> !machine.bridge && !machine.name.equals(liar))
                .map(SimulatedMachine::name)
                .toList();
        if (!devices.isEmpty()) {
            String original = pick(devices);
            world.copy(COPY, original);
            world.ghost().keyTwice(world.machine(original).node());
            world.boot(COPY);
            deeds.put(COPY_DISK, 1);
            world.at(endMillis, () -> world.remove(COPY));
        }
    }

    private void quiet() {
        lookForStorm(0, world.nowMillis());
        world.heal();
        DiscoveryWorld.Weather weather = world.weather();
        world.setWeather(new DiscoveryWorld.Weather(Math.min(weather.loss(), .05), weather.repeat(), 0, 0));
        world.names().forEach(world::boot);
        world.bringAllDenials();
    }

    private void lookForStorm(long messagesBefore, long millis) {
        int nodes = world.names().size();
        long perSecondAndNode = (world.messages() - messagesBefore) * 1_000 / millis / nodes;
        if (perSecondAndNode > (long) STORM * nodes) {
            world.ghost().broken(DiscoveryGuarantee.M7, perSecondAndNode + " messages a second and node");
        }
    }

    private void deed() {
        if (world.nowMillis() > endMillis) {
            return;
        }
        Deed deed = anyDeed();
        String name = pick(world.names());
        if (!name.equals(COPY) && isDone(deed, name)) {
            deeds.merge(deed.name(), 1, Integer::sum);
        }
        double mean = pick(List.of(200, 800, 2_500));
        world.later(Math.round(-mean * Math.log(1 - random.nextDouble())), this::deed);
    }

    private Deed anyDeed() {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = random.nextDouble() * sum;
        for (Map.Entry<Deed, Double> each : weights.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        return Deed.BOOT;
    }

    private boolean isDone(Deed deed, String name) {
        return switch (deed) {
            case START ->
                world.machine(name).alive().size() < 4
                        && done(() -> world.actors().start(name, 1 + random.nextInt(2)));
            case END, HANG, WAKE, RETRACT, AGAIN, REUSE_PID -> isDoneToActor(deed, name);
            case KILL ->
                done(() -> {
                    world.kill(name);
                    world.later(pick(List.of(200, 1_500, 8_000)), () -> world.boot(name));
                });
            case RETIRE ->
                done(() -> {
                    world.retire(name);
                    world.later(pick(List.of(200, 8_000)), () -> world.boot(name));
                });
            case CRASH ->
                done(() -> {
                    world.crash(name);
                    world.later(pick(List.of(3_000, 10_000)), () -> world.boot(name));
                });
            case LOSE_DISK -> done(() -> loseDisk(name));
            case BOOT -> done(() -> world.boot(name));
            case PART -> done(this::part);
            case HEAL -> done(world::heal);
            case CUT -> done(() -> world.cut(name, pick(world.names())));
            case DENY -> isDenied(name);
            case LIE -> done(() -> world.liar().lie(pick(List.of(DiscoveryLiar.Lie.values()))));
        };
    }

    private static boolean done(Runnable deed) {
        deed.run();
        return true;
    }

    private boolean isDoneToActor(Deed deed, String name) {
        List<SimulatedProcess> alive = world.machine(name).alive().stream()
                .filter(process -> deed != Deed.WAKE || process.isHung())
                .toList();
        if (alive.isEmpty()) {
            return false;
        }
        SimulatedProcess process = pick(alive);
        switch (deed) {
            case END -> world.actors().end(name, process);
            case HANG -> world.actors().hang(process);
            case WAKE -> world.actors().wake(process);
            case RETRACT -> world.actors().retract(name, process);
            case REUSE_PID -> world.actors().reusePid(name, process);
            default -> startAgain(name, process);
        }
        return true;
    }

    /** Its supervisor restarts it: the same services, a new life. */
    private void startAgain(String name, SimulatedProcess process) {
        List<String> ids =
                process.records().stream().map(record -> record.instance()).toList();
        int port = ids.isEmpty()
                ? 0
                : process.records().getFirst().endpoints().getFirst().port();
        world.actors().end(name, process);
        if (ids.isEmpty()) {
            return;
        }
        int samePort = random.nextBoolean() ? port : 0;
        world.later(pick(List.of(5, 300, 4_000)), () -> {
            Set<String> taken = world.machine(name).alive().stream()
                    .flatMap(other -> other.records().stream())
                    .map(record -> record.instance())
                    .collect(Collectors.toSet());
            if (ids.stream().noneMatch(taken::contains)) {
                world.actors().start(name, ids, samePort);
            }
        });
    }

    private void loseDisk(String name) {
        if (random.nextBoolean()) {
            world.crash(name);
        } else {
            world.kill(name);
        }
        world.loseDisk(name);
        world.later(pick(List.of(300, 3_000, 10_000)), () -> world.boot(name));
    }

    private void part() {
        Set<String> side = new LinkedHashSet<>();
        if (random.nextBoolean() && sites.size() > 1) {
            int site = random.nextInt(sites.size());
            world.machines().stream()
                    .filter(machine -> machine.site == site)
                    .forEach(machine -> side.add(machine.name));
        } else {
            List<String> names = new ArrayList<>(world.names());
            java.util.Collections.shuffle(names, random);
            side.addAll(names.subList(0, 1 + random.nextInt(names.size() - 1)));
        }
        world.part(side);
    }

    private boolean isDenied(String name) {
        SimulatedMachine machine = world.machine(name);
        long already =
                world.machines().stream().filter(SimulatedMachine::isDenied).count();
        if ((lies && name.equals(liar))
                || machine.bridge
                || already >= world.names().size() / 3) {
            return false;
        }
        List<String> others =
                world.names().stream().filter(other -> !other.equals(name)).toList();
        world.deny(name, pick(others));
        return true;
    }
}
