package org.gridmarket.middleware.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.testkit.discovery.DiscoveryWorld;
import org.gridmarket.testkit.discovery.SimulatedMachine;
import org.gridmarket.testkit.discovery.SimulatedProcess;

/**
 * Six machines of one site, each with a member of one group, over the real protocol of discovery in virtual time: members and
 * machines end and come back, members hang, daemons are killed for a while, the site is parted and healed. One seed gives one
 * history.
 */
final class GroupHistory {
    static final int TURN_MILLIS = 200;
    private static final int MACHINES = 6;
    private static final int DEEDS = 10;
    private static final long BEGIN_MILLIS = 10_000;

    /** Between two deeds: after a heal discovery finds everybody within 10 s and agrees within 15 s (spec, To show). */
    private static final long QUIET_MILLIS = 20_000;

    /** After a heal members of both parts are found first. */
    private static final long HEALED_MILLIS = 15_000;

    private static final DiscoveryWorld.Weather WEATHER = new DiscoveryWorld.Weather(.01, .05, 0, 0);

    private final Random random;
    private final DiscoveryWorld world;
    private final Map<String, GroupWatcher> watchers = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private Set<String> side = Set.of();
    private long deedMillis;
    private long allowedMillis = GroupTimes.TWO_LEADERS_MILLIS;

    private GroupHistory(long seed) {
        this.random = new Random(seed);
        this.world = new DiscoveryWorld(seed, List.of(MACHINES), WEATHER, 0, 500);
        world.listen(this::hear);
        world.machines().forEach(machine -> watchers.put(machine.name(), new GroupWatcher(machine)));
    }

    /** What of a group's guarantee the history breaks. */
    static List<String> play(long seed) {
        GroupHistory history = new GroupHistory(seed);
        history.play();
        return history.broken;
    }

    private void hear(SimulatedMachine machine, Tell tell) {
        watcher(machine.name()).hear(tell, world.nowMillis());
    }

    private GroupWatcher watcher(String name) {
        return Optional.ofNullable(watchers.get(name)).orElseThrow();
    }

    private void play() {
        for (String name : world.names()) {
            world.boot(name);
            start(name);
        }
        turn();
        world.run(BEGIN_MILLIS);
        for (int i = 0; i < DEEDS; i++) {
            deedMillis = world.nowMillis();
            allowedMillis = GroupTimes.TWO_LEADERS_MILLIS;
            deed(world.names().get(random.nextInt(MACHINES)));
            world.run(deedMillis + QUIET_MILLIS);
            lookAfterQuiet();
        }
        watchers.forEach((name, watcher) -> watcher.broken.forEach(what -> broken.add(name + " " + what)));
    }

    /** Each time the same record, of another process. */
    private void start(String name) {
        watcher(name).begin(world.actors().start(name, List.of("r" + name.substring(1)), 0), world.nowMillis());
    }

    private void turn() {
        watchers.values().forEach(watcher -> watcher.turn(world.nowMillis()));
        if (world.nowMillis() - deedMillis > allowedMillis) {
            parts().forEach(part -> {
                List<String> leading = part.stream().filter(this::leads).toList();
                if (leading.size() > 1) {
                    broken.add(leading + " lead " + (world.nowMillis() - deedMillis) + " ms after the last change");
                }
            });
        }
        world.later(TURN_MILLIS, this::turn);
    }

    private boolean leads(String name) {
        GroupWatcher watcher = watcher(name);
        GroupTable table = watcher.table;
        return watcher.works() && table != null && table.leads();
    }

    private List<Set<String>> parts() {
        Set<String> others = new LinkedHashSet<>(world.names());
        others.removeAll(side);
        return List.of(side, others);
    }

    private void deed(String name) {
        GroupWatcher at = watcher(name);
        SimulatedProcess process = Optional.ofNullable(at.process).orElseThrow();
        switch (random.nextInt(6)) {
            case 0 -> {
                world.actors().end(name, process);
                world.later(random.nextBoolean() ? 0 : random.nextInt(8_000), () -> start(name));
                allowedMillis += 8_000;
            }
            case 1 -> {
                world.actors().hang(process);
                world.later(random.nextInt(10_000), () -> {
                    world.actors().wake(process);
                    at.wake(world.nowMillis());
                });
                allowedMillis += 10_000;
            }
            case 2 -> outage(at, 200 + random.nextInt(2_000), () -> world.kill(name));
            case 3 -> outage(at, 8_000, () -> world.kill(name));
            case 4 -> {
                at.table = null;
                outage(at, random.nextInt(8_000), () -> world.crash(name));
                world.later(8_000, () -> start(name));
            }
            default -> partOrHeal();
        }
    }

    private void outage(GroupWatcher at, long millis, Runnable deed) {
        at.daemonGoneMillis = world.nowMillis();
        deed.run();
        world.later(millis, () -> world.boot(at.machine.name()));
        allowedMillis += 8_000;
    }

    private void partOrHeal() {
        if (!side.isEmpty()) {
            side = Set.of();
            world.heal();
            allowedMillis = HEALED_MILLIS;
            return;
        }
        Set<String> chosen = new LinkedHashSet<>();
        world.names().stream().filter(name -> random.nextBoolean()).forEach(chosen::add);
        side = chosen;
        world.part(chosen);
    }

    /** All members of a part know all of them, and follow the smallest. */
    private void lookAfterQuiet() {
        for (Set<String> part : parts()) {
            List<GroupWatcher> working = part.stream()
                    .map(this::watcher)
                    .filter(watcher -> watcher.works() && watcher.machine.isOn())
                    .toList();
            TreeSet<Member> all = new TreeSet<>();
            working.forEach(watcher -> all.add(own(watcher)));
            for (GroupWatcher watcher : working) {
                GroupTable table = Optional.ofNullable(watcher.table).orElseThrow();
                if (!watcher.members.equals(all)) {
                    broken.add(watcher.machine.name() + " knows " + watcher.members + ", and there are " + all);
                } else if (!table.leader().equals(Optional.of(all.first()))) {
                    broken.add(watcher.machine.name() + " follows " + table.leader() + ", and " + all.first()
                            + " is the smallest");
                }
            }
        }
    }

    private static Member own(GroupWatcher watcher) {
        var record =
                Optional.ofNullable(watcher.process).orElseThrow().records().getFirst();
        return new Member(watcher.machine.node(), record.actor(), record.instance(), record.port(), record.life());
    }
}
