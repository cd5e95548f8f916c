package org.gridmarket.testbed.bench.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridmarket.process.Closing;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.day.Percentiles;

/** The table "To show" of the specification, as far as machines of one computer can show it; a row for each line. */
public final class DiscoveryBench {
    /** The page's figure for a daemon that begins again ("To show"). */
    private static final long RESTART_WITHIN_MILLIS = 2_000;

    private static final String NONE = "-";

    /** A quarter of the machines is killed just before. */
    private static final int KILLED_SHARE = 4;

    private static final long TOLD_WITHIN_MILLIS = 1_500;
    private static final long AGREED_WITHIN_MILLIS = 15_000;
    private static final long REMOTE_WITHIN_MILLIS = 16_000;
    private static final int SITE_MACHINES = 3;

    private final RunFolder folder;
    private final Class<?> commands;
    private final Consumer<String> progress;
    private boolean namespaces;
    private int twice;

    /**
     * @param folder for all that the machines need and write
     * @param commands main class of the command line, of which a daemon is a command
     */
    public DiscoveryBench(RunFolder folder, Class<?> commands, Consumer<String> progress) {
        this.folder = folder;
        this.commands = commands;
        this.progress = progress;
    }

    /** Machines with our nodes. */
    private final class Stage implements AutoCloseable {
        private final Closing closing = new Closing();
        private final Sightings told = new Sightings();
        private final BenchMachines machines;
        private final NodeFinder nodes;
        private final Speed speed;
        private final long foundMillis;

        Stage(String name, int count, int sites) throws InterruptedException {
            progress.accept(name + ": " + count + " machines in " + sites + " site(s)");
            Path own = folder.folder(name);
            try {
                machines = BenchMachines.open(own, count, closing);
                namespaces = machines.areNamespaces();
                nodes = new NodeFinder(machines, own, commands, sites, told, closing);
                closing.add("let the nodes go", nodes::close);
                speed = new Speed(nodes, told);
                foundMillis = speed.begin(count);
            } catch (RuntimeException | InterruptedException notBegun) {
                close();
                throw notBegun;
            }
        }

        @Override
        public void close() {
            closing.close();
            twice += told.twice();
        }
    }

    /** Whether the machines of the last rows had networks of their own. */
    public boolean areNamespaces() {
        return namespaces;
    }

    /** Announce to told, among so many machines; then with a quarter of them freshly killed. */
    public List<DiscoveryRow> speed(int count, int runs, String text) throws InterruptedException {
        try (Stage stage = new Stage("speed-" + count, count, 1)) {
            List<Integer> all = all(count);
            DiscoveryRow found = found(stage);
            Percentiles fresh = stage.speed.run(all, runs);
            List<Integer> left = killQuarter(stage.nodes, count);
            Percentiles after = stage.speed.run(left, runs);
            return List.of(
                    found,
                    told(count + " nodes, announce to told", fresh, text),
                    told("the same, " + (count - left.size()) + " freshly killed", after, text));
        }
    }

    /** Whether a site comes together, and what it costs. */
    private static DiscoveryRow found(Stage stage) throws InterruptedException {
        NodeCosts each = NodeCosts.of(stage.nodes.processes());
        return new DiscoveryRow(
                stage.machines.count() + " nodes, all found",
                stage.foundMillis + " ms after the last had begun; each " + each.megabytes() + " MB, "
                        + each.startMillis() + " ms of processor until then, " + each.thousandths()
                        + "/1000 of one from then on",
                Speed.FOUND_MILLIS / 1_000 + " s",
                NONE,
                true);
    }

    private static DiscoveryRow told(String what, Percentiles times, String text) {
        return new DiscoveryRow(
                what,
                Speed.shown(times),
                "99 % under 50 ms, none over 1,500",
                text,
                times.at(99) < 50 && times.at(100) <= TOLD_WITHIN_MILLIS);
    }

    /** The same with OpenDHT in our nodes' place. */
    public List<DiscoveryRow> dht(Path program, int count, int runs) throws InterruptedException {
        DhtFinder.require(program);
        progress.accept("OpenDHT: " + count + " machines");
        Path own = folder.folder("dht-" + count);
        Sightings told = new Sightings();
        try (Closing closing = new Closing()) {
            BenchMachines machines = BenchMachines.open(own, count, closing);
            DhtFinder dht = new DhtFinder(machines, own, program, told, closing);
            closing.add("let OpenDHT go", dht::close);
            namespaces = machines.areNamespaces();
            Speed speed = new Speed(dht, told);
            speed.begin(count);
            Percentiles fresh = speed.run(all(count), runs);
            List<Integer> left = killQuarter(dht, count);
            Percentiles after = speed.run(left, runs);
            return List.of(
                    new DiscoveryRow(
                            "OpenDHT, " + count + " nodes", Speed.shown(fresh), NONE, "2-23 ms, 2.04 s at 32", true),
                    new DiscoveryRow(
                            "OpenDHT, " + (count - left.size()) + " freshly killed",
                            Speed.shown(after),
                            NONE,
                            NONE,
                            true),
                    new DiscoveryRow("OpenDHT, told twice", Integer.toString(told.twice()), NONE, "seen", true));
        }
    }

    private static List<Integer> all(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Those that are left; the first one stays, by which others are found. */
    private static List<Integer> killQuarter(ServiceFinder finder, int count) {
        int killed = count / KILLED_SHARE;
        for (int machine = count - killed; machine < count; machine++) {
            finder.kill(machine);
        }
        return all(count - killed);
    }

    /** How soon others are told that something died: a program, a hanging program, a machine, a wire. */
    public List<DiscoveryRow> deaths(int runs) throws InterruptedException {
        List<DiscoveryRow> rows = new ArrayList<>();
        try (Stage stage = new Stage("deaths", 4, 1)) {
            Deaths deaths = new Deaths(stage.nodes, stage.machines, stage.told, folder.folder("deaths"), stage.closing);
            String text = "up to 10 min";
            rows.add(dead("program killed, told in its site", deaths.programs(runs, Deaths.KILLED, 1), 300, text));
            rows.add(dead("program stopped, told in its site", deaths.programs(runs, Deaths.STOPPED, 1), 4_000, text));
            rows.add(dead("node killed, told in its site", deaths.nodes(runs, 1), 5_500, text));
            if (stage.machines.areNamespaces()) {
                rows.add(dead("wire cut, told in its site", deaths.wires(runs, 1), 5_500, text));
            }
            rows.add(restarts(deaths, runs));
        }
        return rows;
    }

    private static DiscoveryRow dead(String what, Percentiles millis, long withinMillis, String text) {
        return new DiscoveryRow(
                what,
                "median " + millis.at(50) + ", worst " + millis.at(100) + " ms of " + millis.count(),
                withinMillis + " ms at most",
                text,
                millis.at(100) <= withinMillis);
    }

    private static DiscoveryRow restarts(Deaths deaths, int runs) throws InterruptedException {
        Deaths.Restarts found = deaths.restarts(runs, 1);
        return new DiscoveryRow(
                "daemon killed and started again",
                found.downs() + " false downs, heard again after "
                        + found.away().at(50) + " ms (median), " + found.away().at(100) + " at worst",
                "heard within " + RESTART_WITHIN_MILLIS + " ms, and nobody told",
                "new registrations only",
                found.downs() == 0 && found.away().at(100) <= RESTART_WITHIN_MILLIS);
    }

    /** Two sites: what the other one is told, and what is lost when one of two bridges is killed. */
    public List<DiscoveryRow> sites(int runs) throws InterruptedException {
        List<DiscoveryRow> rows = new ArrayList<>();
        try (Stage stage = new Stage("sites", 2 * SITE_MACHINES, 2)) {
            Deaths deaths = new Deaths(stage.nodes, stage.machines, stage.told, folder.folder("sites"), stage.closing);
            int far = 2 * SITE_MACHINES - 1;
            rows.add(dead(
                    "program killed, told in the other site",
                    deaths.programs(runs, Deaths.KILLED, far),
                    REMOTE_WITHIN_MILLIS,
                    NONE));
            stage.nodes.kill(0); // one of two bridges
            Percentiles times = stage.speed.run(List.of(1, 2, SITE_MACHINES, far), 10 * runs);
            rows.add(new DiscoveryRow(
                    "one of two bridges killed, " + 10 * runs + " announcements",
                    Speed.shown(times),
                    "nothing lost",
                    NONE,
                    times.at(100) < REMOTE_WITHIN_MILLIS));
        }
        return rows;
    }

    /** Machines that are parted, in which services come and go, and healed; times until all agree again, ms. */
    public List<DiscoveryRow> partitions(int runs, long partedSeconds) throws InterruptedException {
        try (Stage stage = new Stage("partitions", 6, 1)) {
            if (!stage.machines.areNamespaces()) {
                return List.of();
            }
            List<Long> millis = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                stage.machines.part(Set.of(0, 1, 2));
                TimeUnit.SECONDS.sleep(partedSeconds / 2);
                String born = "born-apart-" + run;
                stage.nodes.announce(run % 6, born);
                TimeUnit.SECONDS.sleep(partedSeconds - partedSeconds / 2);
                stage.machines.heal();
                long healed = System.nanoTime();
                stage.told.await(
                        () -> all(6).stream().allMatch(m -> seesAll(stage, m, born)), 2 * AGREED_WITHIN_MILLIS);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - healed));
                progress.accept("partition " + run + ": agreed after " + millis.getLast() + " ms");
            }
            Percentiles found = Percentiles.of(millis);
            return List.of(new DiscoveryRow(
                    "parted for " + partedSeconds + " s and healed, " + runs + " times",
                    "agreed after median " + found.at(50) + ", worst " + found.at(100) + " ms",
                    "within 15 s",
                    NONE,
                    found.at(100) <= AGREED_WITHIN_MILLIS));
        }
    }

    private static boolean seesAll(Stage stage, int machine, String born) {
        Set<String> seen = stage.told.seenAt(machine);
        return seen.contains(born) && all(6).stream().allMatch(other -> seen.contains(Speed.beacon(other)));
    }

    /** Nobody dies, and one packet in a hundred is lost: whatever is told down is a false word. */
    public List<DiscoveryRow> loss(int count, int minutes) throws InterruptedException {
        try (Stage stage = new Stage("loss", count, 1)) {
            if (!stage.machines.areNamespaces()) {
                return List.of();
            }
            stage.machines.lose(.01);
            int before = stage.told.downs();
            TimeUnit.MINUTES.sleep(minutes);
            int downs = stage.told.downs() - before;
            return List.of(new DiscoveryRow(
                    minutes + " min, " + count + " nodes, 1 % loss",
                    downs + " false downs",
                    "0 in an hour",
                    NONE,
                    downs == 0));
        }
    }

    /** What was told although it had been told before, over all that was done so far. */
    public DiscoveryRow twice() {
        return new DiscoveryRow("told twice, over all rows", Integer.toString(twice), "0", "seen", twice == 0);
    }
}
