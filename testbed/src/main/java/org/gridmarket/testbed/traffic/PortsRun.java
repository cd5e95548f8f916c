package org.gridmarket.testbed.traffic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.middleware.actor.ActorRun;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.testbed.machine.DemoMachines;
import org.jspecify.annotations.Nullable;

/**
 * A run in which each junction is led by an actor on a machine of its own, over the middleware: discovery, ports, CURVE. A
 * junction may be killed, machine and all: then its lights go on by themselves.
 */
final class PortsRun {
    private static final int HEAP_MEGABYTES = 64;
    private static final long STOP_MILLIS = 10_000;

    /**
     * So long a second of the town lasts when a machine is to come back meanwhile; else it lasts as long as it takes to
     * decide.
     */
    private static final long PACE_MILLIS = 100;

    private final Path folder;
    private final Consumer<String> progress;
    private final FatalErrors fatal = new FatalErrors();
    private final Map<Junction, ChildProcess> crossings = new EnumMap<>(Junction.class);

    /** @param folder which exists */
    PortsRun(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Which junction is killed, and when it is started again.
     *
     * @param atSecond of the town
     * @param untilSecond of the town
     */
    record Kill(Junction junction, int atSecond, int untilSecond) {}

    TrafficTrial.Led of(LightRule rule, Demand demand, @Nullable Kill kill) throws InterruptedException {
        Junction[] junctions = Junction.values();
        DemoMachines machines = DemoMachines.make(folder.resolve("machines"), junctions.length + 1);
        Street street = new Street();
        try (Closing closing = new Closing();
                Town town = Town.open(folder, demand)) {
            RunningNode node = machines.start(0, fatal);
            closing.add("end the game's machine", node::close);
            ActorRun game = TrafficActor.game(machines, 0, street, fatal);
            closing.add("end the game's actor", game::close);
            closing.add("end the junctions", () -> crossings.values().forEach(each -> each.stop(STOP_MILLIS)));
            for (Junction at : junctions) {
                start(machines, at, rule);
            }
            progress.accept("machines and actors of " + junctions.length + " junctions are started");
            street.awaitAll(town);
            progress.accept("all junctions speak");
            return seen(town, street, demand, kill, at -> start(machines, at, rule));
        }
    }

    private TrafficTrial.Led seen(
            Town town, Street street, Demand demand, @Nullable Kill kill, Consumer<Junction> startAgain)
            throws InterruptedException {
        long since = System.nanoTime();
        TrafficRun.Tally tally = new TrafficRun.Tally(demand.seconds());
        while (DirectRun.goesOn(town, demand)) {
            if (kill != null && town.second() == kill.atSecond()) {
                ChildProcess killed = crossings.get(kill.junction());
                if (killed != null) {
                    killed.kill();
                    progress.accept("second " + town.second() + ": the machine of " + kill.junction() + " is killed");
                }
            }
            if (kill != null && town.second() == kill.untilSecond()) {
                startAgain.accept(kill.junction());
                progress.accept(
                        "second " + town.second() + ": the machine of " + kill.junction() + " is started again");
            }
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(kill == null ? 0 : PACE_MILLIS);
            street.lead(town);
            town.step();
            TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
            tally.count(town.densities());
        }
        return new TrafficTrial.Led(
                tally.of(town.end()), street.unled(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
    }

    private void start(DemoMachines machines, Junction at, LightRule rule) {
        List<String> arguments = List.of(
                machines.folder().toString(),
                Integer.toString(machines.count()),
                Integer.toString(at.place() + 1),
                at.name(),
                rule.name());
        crossings.put(
                at,
                new JavaProgram(
                                "junction-" + at
                                        + (Files.exists(folder.resolve("junction-" + at + ".log")) ? "-again" : ""),
                                new JavaProgram.Code.Own(TrafficActor.class, arguments),
                                HEAP_MEGABYTES,
                                Map.of())
                        .start(folder));
    }
}
