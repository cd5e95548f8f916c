package org.gridmarket.testkit.discovery;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Short histories, each made to break one earlier wording of a rule (reference model, histories.py). Under the rules as they
 * are, none breaks anything.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum HistoryByHand {
    A_CHAIN_OF_JOINERS_TELLS_OF_A_DEAD_NODE(() -> world(8), world -> {
        world.boot("n0");
        world.boot("n1");
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_000);
        world.crash("n0");
        for (int k = 1; k < 7; k++) {
            world.run(4_000L * k);
            String joiner = "n" + (k + 1);
            world.boot(joiner);
            joinOnly(world, "n" + k, joiner);
            world.ghost().look(0);
        }
        world.run(31_000);
        if (!tells(world, "n6", "n0", "r1").isEmpty()) {
            world.ghost().broken(DiscoveryGuarantee.M2, "n0 was dead for 19 s when n6 told of it");
        }
    }),

    A_LIAR_SHOWS_THE_LAST_HEAD_OF_A_DEAD_NODE_AGAIN_AND_AGAIN(() -> lying(4, "n3"), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_000);
        world.crash("n0");
        for (int i = 0; i < 30; i++) {
            world.later(
                    900L * i,
                    () -> world.liar()
                            .tell(world.liar().copy(world.liar().heard("n0").getLast(), 0)));
        }
        world.run(25_000);
        world.ghost().look(0);
    }),

    A_LIAR_IS_FASTER_THAN_THE_NETWORK_AND_CALLS_EACH_HEAD_OLD(() -> lying(4, "n3"), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_000);
        world.tap((from, to, message) -> {
            boolean late = from.equals("n0") && Set.of("n1", "n2").contains(to) && message instanceof Message.Copy;
            if (late && message instanceof Message.Copy copy) {
                world.later(100, () -> world.deliver(from, to, message));
                world.later(20, () -> world.deliver("n3", to, old(copy)));
            }
            return !late && !(from.equals("n3") && message instanceof Message.Summary);
        });
        world.run(20_000);
        neverDown(world, "n1", "n0", "r1");
    }),

    A_NODE_IS_HEARD_THROUGH_OTHERS_ONLY_AND_A_LIAR_CALLS_IT_OLD_FIRST(() -> lying(5, "n4"), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(4_000);
        world.cut("n0", "n1");
        world.tap((from, to, message) -> {
            if (from.equals("n0") && to.equals("n4") && message instanceof Message.Copy copy) {
                world.later(1, () -> world.deliver("n4", "n1", old(copy)));
            }
            return true;
        });
        world.run(30_000);
        neverDown(world, "n1", "n0", "r1");
    }),

    A_JOINER_MEETS_A_LIAR_FIRST(() -> lying(4, "n3"), world -> {
        List.of("n0", "n1", "n3").forEach(world::boot);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(4_000);
        Message.Copy former = world.liar().copy(world.liar().heard("n0").getLast(), 0);
        world.crash("n0");
        world.run(6_000);
        world.boot("n0");
        world.actors().start("n0", List.of("r2"), 0);
        world.run(20_000);
        world.cut("n2", "n0");
        world.cut("n2", "n1");
        world.boot("n2");
        world.send("n3", "n2", former);
        world.send("n3", "n2", new Message.Summary(null, null, List.of(), List.of(), false));
        world.run(20_100);
        world.heal();
        world.run(30_000);
        if (!tells(world, "n2", "n0", "r1").isEmpty()) {
            world.ghost().broken(DiscoveryGuarantee.M6, "n2 joined and was told a service of n0's former life");
        }
    }),

    A_DAEMON_ENDS_IN_ORDER_AND_EVERYBODY_IS_TOLD_BY_ITS_LAST_HEAD(() -> world(4), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_000);
        world.retire("n0");
        world.run(3_100);
        List<Tell> tells = tells(world, "n1", "n0", "r1");
        if (!(tells.getLast() instanceof Tell.Down(var id, var node, Cause cause, var head))
                || cause != Cause.RETRACTED) {
            world.ghost().broken(DiscoveryGuarantee.M2, "n1 is not told of the end of n0: " + tells);
        }
        world.boot("n0");
        world.run(6_000);
        endsUp(world, "n1", "n0", "r1");
    }),

    THE_CONTENT_OF_A_CHANGE_IS_LOST_AND_SO_IS_EVERY_ANSWER(() -> world(4), world -> {
        everybody(world);
        SimulatedProcess first = world.actors().start("n0", List.of("r1"), 0);
        world.actors().start("n0", List.of("r2"), 0);
        world.run(3_000);
        world.tap((from, to, message) -> !(to.equals("n1")
                && message instanceof Message.Copy copy
                && copy.content() != null
                && copy.head().node().equals(world.machine("n0").node())));
        world.actors().end("n0", first);
        world.run(20_000);
        world.ghost().look(0);
    }),

    A_DISK_WAS_COPIED(() -> world(4), world -> {
        world.copy("copy", "n1");
        everybody(world);
        world.run(5_000);
        long before = world.messages();
        world.run(15_000);
        long perSecond = (world.messages() - before) / 10;
        long alarms = world.machines().stream()
                .map(SimulatedMachine::running)
                .filter(daemon -> daemon != null)
                .mapToInt(daemon -> daemon.alarms)
                .sum();
        world.kill("copy");
        world.actors().start("n1", List.of("r1"), 0);
        world.run(90_000);
        if (perSecond > 300) {
            world.ghost().broken(DiscoveryGuarantee.M7, perSecond + " messages a second for a copied key");
        }
        if (alarms == 0) {
            world.ghost().broken(DiscoveryGuarantee.M7, "nobody is alarmed of a copied key");
        }
        endsUp(world, "n2", "n1", "r1");
    }),

    A_NODE_LOSES_ITS_DISK(() -> world(4), world -> {
        for (int i = 0; i < 4; i++) {
            world.boot("n0");
            world.run(100L * (i + 1));
            world.kill("n0");
        }
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_000);
        world.kill("n0");
        world.loseDisk("n0");
        world.run(12_000);
        world.boot("n0");
        world.run(25_000);
        endsUp(world, "n1", "n0", "r1");
    }),

    A_LATE_COPY_OF_THE_LAST_HEAD_ARRIVES_AFTER_THE_DOUBT(() -> world(4), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(20_000);
        world.crash("n0");
        SimulatedDaemon daemon = running(world, "n1");
        daemon.vanished(daemon.view.values().stream()
                .filter(member -> member.address().equals("n0"))
                .findFirst()
                .orElseThrow());
        world.run(22_300);
        Head last = daemon.node.find(world.machine("n0").node()).orElseThrow().newest();
        world.send("n2", "n1", new Message.Copy(last, 2_000, null, contentOf(world.machine("n0"))));
        world.run(40_000);
    }),

    A_RESTARTED_DAEMON_MEETS_AN_OLD_CARD_FIRST(() -> world(4), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(4_000);
        List.of("n0", "n1", "n2").forEach(name -> world.cut("n3", name));
        world.run(4_200);
        world.actors().start("n0", List.of("r2"), 0);
        world.run(5_000);
        world.kill("n1");
        world.heal();
        world.cut("n1", "n0");
        world.cut("n1", "n2");
        world.cut("n3", "n0");
        world.cut("n3", "n2");
        world.boot("n1");
        world.run(7_600);
        world.heal();
        world.run(20_000);
        neverDown(world, "n1", "n0", "r2");
    }),

    A_LIAR_FEEDS_OLD_HEADS_OF_A_DEAD_NODE_ONE_BY_ONE(() -> lying(4, "n3"), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(10_000);
        world.crash("n0");
        world.run(30_000);
        int step = 0;
        for (Head head : world.liar().heard("n0")) {
            Message.Copy copy = world.liar().copy(head, 0);
            world.later(2_000L * step++, () -> world.liar().tell(copy));
        }
        world.run(45_000);
        world.ghost().look(0);
    }),

    A_DAEMON_IS_STARTED_AGAIN_AND_ITS_ACTOR_NEVER_STOPPED(() -> world(4), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(4_000);
        world.kill("n0");
        world.run(5_000);
        world.boot("n0");
        world.run(20_000);
        neverDown(world, "n1", "n0", "r1");
    }),

    AN_ACTOR_IS_STARTED_AGAIN_WITH_THE_SAME_PORT(() -> world(4), world -> {
        everybody(world);
        SimulatedProcess first = world.actors().start("n0", List.of("r1"), 5_000);
        world.run(4_000);
        world.actors().end("n0", first);
        world.actors().start("n0", List.of("r1"), 5_000);
        world.run(20_000);
        world.ghost().lookAfterQuiet();
    }),

    A_LIAR_SHOWS_A_DEAD_NODE_TO_DAEMONS_THAT_WERE_STARTED_AGAIN(() -> lying(4, "n3"), world -> {
        everybody(world);
        world.actors().start("n0", List.of("r1"), 0);
        world.run(10_000);
        world.crash("n0");
        world.run(20_000);
        for (String name : List.of("n1", "n2")) {
            world.kill(name);
            world.boot(name);
        }
        world.tap((from, to, message) -> !from.equals("n3") || world.nowMillis() >= 40_000);
        world.run(40_000);
        world.liar().tell(world.liar().copy(world.liar().heard("n0").getLast(), 0));
        world.run(50_000);
        world.ghost().look(0);
    }),

    A_LIAR_CALLS_A_HEAD_OLD_AND_A_BRIDGE_HEARS_IT_FIRST(HistoryByHand::twoSites, world -> {
        everybody(world);
        world.actors().start("n2", List.of("r1"), 0);
        world.run(5_000);
        world.tap((from, to, message) -> {
            boolean ofTheNode = message instanceof Message.Copy copy
                    && copy.head().node().equals(world.machine("n2").node());
            if (ofTheNode && from.equals("n2") && message instanceof Message.Copy copy) {
                world.later(20, () -> world.deliver("n2", to, message));
                world.later(1, () -> world.deliver("n3", to, old(copy)));
            }
            boolean lost = message instanceof Message.Summary && to.equals("n4");
            return !lost && !(ofTheNode && from.equals("n2"));
        });
        world.run(40_000);
        neverDown(world, "n4", "n2", "r1");
    });

    private static final long VERY_OLD_MILLIS = 1_000_000;
    private static final int FOUND_SOON_MILLIS = 300;

    private final Supplier<DiscoveryWorld> start;
    private final Consumer<DiscoveryWorld> story;

    HistoryByHand(Supplier<DiscoveryWorld> start, Consumer<DiscoveryWorld> story) {
        this.start = start;
        this.story = story;
    }

    /** Plays it, and says what broke. */
    public List<DiscoveryViolation> play() {
        DiscoveryWorld world = start.get();
        story.accept(world);
        world.ghost().lookAtLogs();
        return world.ghost().violations();
    }

    private static DiscoveryWorld world(int nodes) {
        return new DiscoveryWorld(1, List.of(nodes), DiscoveryWorld.Weather.FINE, 0, FOUND_SOON_MILLIS);
    }

    private static DiscoveryWorld twoSites() {
        DiscoveryWorld world = new DiscoveryWorld(1, List.of(4, 3), DiscoveryWorld.Weather.FINE, 0, FOUND_SOON_MILLIS);
        world.liar().becomes("n3");
        return world;
    }

    private static DiscoveryWorld lying(int nodes, String liar) {
        DiscoveryWorld world = world(nodes);
        world.liar().becomes(liar);
        return world;
    }

    private static void everybody(DiscoveryWorld world) {
        world.names().forEach(world::boot);
    }

    private static SimulatedDaemon running(DiscoveryWorld world, String name) {
        SimulatedDaemon daemon = world.machine(name).running();
        if (daemon == null) {
            throw new IllegalStateException(name + " has no daemon");
        }
        return daemon;
    }

    /** What the machine's actors announce. */
    private static Content contentOf(SimulatedMachine machine) {
        return Content.of(machine.processes.values().stream()
                .flatMap(process -> process.records.stream())
                .toList());
    }

    private static Message.Copy old(Message.Copy copy) {
        return new Message.Copy(copy.head(), VERY_OLD_MILLIS, null, null);
    }

    private static void joinOnly(DiscoveryWorld world, String one, String other) {
        world.heal();
        for (String from : world.names()) {
            for (String to : world.names()) {
                if (!from.equals(to) && !Set.of(from, to).equals(Set.of(one, other))) {
                    world.cut(from, to);
                }
            }
        }
    }

    /** What a machine's subscriber was told of a service of another machine. */
    private static List<Tell> tells(DiscoveryWorld world, String at, String owner, String service) {
        return world.machine(at).log.stream()
                .map(SimulatedMachine.Told::tell)
                .filter(tell -> isOf(tell, world.machine(owner), service))
                .toList();
    }

    private static boolean isOf(Tell tell, SimulatedMachine owner, String service) {
        RecordId id = switch (tell) {
            case Tell.Up up -> up.service().id();
            case Tell.Changed changed -> changed.service().id();
            case Tell.Down down -> down.id();
            case Tell.Complete complete -> new RecordId(Bytes.of(new byte[0]));
        };
        return id.equals(SimulatedActors.idOf(owner, service));
    }

    private static void neverDown(DiscoveryWorld world, String at, String owner, String service) {
        List<Tell> tells = tells(world, at, owner, service);
        if (tells.isEmpty() || tells.stream().anyMatch(tell -> tell instanceof Tell.Down)) {
            world.ghost().broken(DiscoveryGuarantee.M3, at + " is told of " + owner + ", which lives: " + tells);
        }
    }

    private static void endsUp(DiscoveryWorld world, String at, String owner, String service) {
        List<Tell> tells = tells(world, at, owner, service);
        if (tells.isEmpty() || tells.getLast() instanceof Tell.Down) {
            world.ghost().broken(DiscoveryGuarantee.M1, at + " does not see " + owner + " in the end: " + tells);
        }
    }
}
