package org.gridmarket.testbed.traffic;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.process.RunFolder;
import org.jspecify.annotations.Nullable;

/** The experiment of Fig 5.3. */
public final class TrafficTrial {
    private final RunFolder folder;
    private final Consumer<String> progress;

    public TrafficTrial(RunFolder folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** All rules over seeds 1 to a number, called directly. */
    public TrafficFigures direct(int vehiclesPerHour, int seconds, int seeds) throws InterruptedException {
        TrafficFigures figures = new TrafficFigures();
        Path town = folder.folder("town-" + vehiclesPerHour);
        for (LightRule rule : LightRule.values()) {
            for (long seed = 1; seed <= seeds; seed++) {
                figures.add(rule, DirectRun.of(town, rule, new Demand(vehiclesPerHour, seconds, seed)));
            }
            progress.accept(vehiclesPerHour + " vehicles an hour: " + rule.title() + " is played");
        }
        return figures;
    }

    /**
     * One rule and one seed, led by actors over the middleware.
     *
     * @param run what was seen of the town
     * @param unled seconds in which nobody led a junction
     * @param millis that the run took
     */
    public record Led(TrafficRun run, Map<Junction, Integer> unled, long millis) {
        /** Seconds in which nobody led it. */
        public int unledOf(Junction at) {
            return unled.getOrDefault(at, 0);
        }
    }

    /** The same without actors. */
    public Led directly(LightRule rule, int vehiclesPerHour, int seconds) throws InterruptedException {
        long since = System.nanoTime();
        TrafficRun run = DirectRun.of(folder.folder("direct-" + rule), rule, new Demand(vehiclesPerHour, seconds, 1));
        return new Led(run, Map.of(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
    }

    /** @param killed whose machine is killed for the middle third of the time; nobody's when absent */
    public Led led(LightRule rule, int vehiclesPerHour, int seconds, @Nullable Junction killed)
            throws InterruptedException {
        Path own = folder.folder("led-" + rule + (killed == null ? "" : "-killed"));
        PortsRun.Kill kill = killed == null ? null : new PortsRun.Kill(killed, seconds / 3, 2 * seconds / 3);
        return new PortsRun(own, progress).of(rule, new Demand(vehiclesPerHour, seconds, 1), kill);
    }
}
