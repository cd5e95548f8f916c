package org.gridmarket.testbed.bench.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;

/**
 * The machines of a benchmark: network namespaces of this one, each with a wire to a common switch, which can be cut and made
 * bad. Where namespaces cannot be made (they take root and {@code ip}), they are addresses of the loopback network, whose wires
 * are always good: {@link #areNamespaces} tells.
 */
final class BenchMachines {
    /** As many as one small network of addresses has. */
    static final int MOST = 200;

    /** Namespaces of a benchmark, or its switch: its process number stands in their names. */
    private static final Pattern OWNED = Pattern.compile("gm(\\d+)(-\\d+|b)");

    private static final Path SPACES = Path.of("/run/netns");
    private static final Path LINKS = Path.of("/sys/class/net");

    /** Of the benchmark itself, which speaks with programs that have no socket but the network's. */
    private static final String OBSERVER = "10.77.0.254";

    private final Path logs;
    private final String prefix;
    private final int count;
    private boolean namespaces;
    private boolean closed;

    private BenchMachines(Path logs, int count) {
        this.logs = logs;
        this.count = count;
        this.prefix = "gm" + ProcessHandle.current().pid();
    }

    /**
     * Makes them, as good as this machine lets it, after what a killed benchmark has left.
     *
     * @param closing undoes it, whenever this program ends
     */
    static BenchMachines open(Path logs, int count, Closing closing) throws InterruptedException {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(count + " machines are outside 1.." + MOST);
        }
        Leftovers.end();
        BenchMachines machines = new BenchMachines(logs, count);
        closing.add("remove the machines", machines::close);
        machines.make();
        return machines;
    }

    private void make() {
        owned(SPACES).forEach(each -> succeeds("ip", "netns", "del", each));
        owned(LINKS).forEach(each -> succeeds("ip", "link", "del", each));
        namespaces = succeeds("ip", "link", "add", bridge(), "type", "bridge");
        if (namespaces) {
            run("ip", "address", "add", OBSERVER + "/24", "dev", bridge());
            run("ip", "link", "set", bridge(), "up");
            for (int i = 0; i < count; i++) {
                wire(i);
            }
        }
    }

    /** What is named in a folder of the system and belongs to a benchmark that is gone. */
    private static List<String> owned(Path names) {
        try (Stream<Path> all = Files.list(names)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> {
                        Matcher owner = OWNED.matcher(each);
                        return owner.matches()
                                && ProcessHandle.of(Long.parseLong(owner.group(1)))
                                        .isEmpty();
                    })
                    .toList();
        } catch (IOException noNamespaces) {
            return List.of();
        }
    }

    private synchronized void wire(int machine) {
        if (closed) {
            throw new PartFailedException("the benchmark ends");
        }
        run("ip", "netns", "add", space(machine));
        run("ip", "link", "add", plug(machine), "type", "veth", "peer", "name", "eth0", "netns", space(machine));
        run("ip", "link", "set", plug(machine), "master", bridge());
        run("ip", "link", "set", plug(machine), "up");
        inside(machine, "ip", "link", "set", "lo", "up");
        inside(machine, "ip", "address", "add", address(machine) + "/24", "dev", "eth0");
        inside(machine, "ip", "link", "set", "eth0", "up");
    }

    boolean areNamespaces() {
        return namespaces;
    }

    int count() {
        return count;
    }

    /** Where a machine is reached by the others. */
    String address(int machine) {
        return (namespaces ? "10.77.0." : "127.0.77.") + (machine + 1);
    }

    /** A program as it is started on a machine; its process is the program's own. */
    List<String> on(int machine, List<String> command) {
        if (!namespaces) {
            return command;
        }
        List<String> there = new ArrayList<>(List.of("ip", "netns", "exec", space(machine)));
        there.addAll(command);
        return there;
    }

    /** Nothing goes over its wire any more. */
    void cut(int machine) {
        requireNamespaces();
        run("ip", "link", "set", plug(machine), "down");
    }

    void mend(int machine) {
        requireNamespaces();
        run("ip", "link", "set", plug(machine), "up");
    }

    /** Every machine loses this share of all packets that come to it. */
    void lose(double share) {
        requireNamespaces();
        for (int i = 0; i < count; i++) {
            inside(
                    i,
                    "iptables",
                    "-A",
                    "INPUT",
                    "-m",
                    "statistic",
                    "--mode",
                    "random",
                    "--probability",
                    String.format(Locale.ROOT, "%.4f", share),
                    "-j",
                    "DROP");
        }
    }

    /** Those of one side hear nothing of the others, nor these of them. */
    void part(Set<Integer> side) {
        requireNamespaces();
        for (int one = 0; one < count; one++) {
            for (int other = 0; other < count; other++) {
                if (side.contains(one) != side.contains(other)) {
                    inside(one, "iptables", "-A", "INPUT", "-s", address(other), "-j", "DROP");
                }
            }
        }
    }

    /** All hear each other again, and nothing is lost. */
    void heal() {
        requireNamespaces();
        for (int i = 0; i < count; i++) {
            inside(i, "iptables", "-F", "INPUT");
        }
    }

    private void requireNamespaces() {
        if (!namespaces) {
            throw new PartFailedException(
                    "wires of loopback addresses cannot be cut; run it as root, with ip and iptables");
        }
    }

    private String bridge() {
        return prefix + "b";
    }

    private String plug(int machine) {
        return prefix + "v" + machine;
    }

    private String space(int machine) {
        return prefix + "-" + machine;
    }

    private void inside(int machine, String... command) {
        run(on(machine, List.of(command)).toArray(String[]::new));
    }

    private void run(String... command) {
        if (!succeeds(command)) {
            throw new PartFailedException(String.join(" ", command) + " failed; see " + log());
        }
    }

    private boolean succeeds(String... command) {
        try {
            return ChildProcess.start(command[0], List.of(command), Map.of(), log())
                            .await()
                    == 0;
        } catch (PartFailedException noSuchProgram) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while running " + command[0], stopped);
        }
    }

    private Path log() {
        return logs.resolve("machines.log");
    }

    private synchronized void close() {
        if (namespaces && !closed) {
            closed = true;
            for (int i = 0; i < count; i++) {
                succeeds("ip", "netns", "del", space(i)); // its end of the wire goes with it
            }
            succeeds("ip", "link", "del", bridge());
        }
    }
}
