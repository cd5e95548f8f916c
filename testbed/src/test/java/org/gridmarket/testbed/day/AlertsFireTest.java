package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.cli.Testbed;
import org.gridmarket.testkit.monitoring.Prometheus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus, with the configuration that network/up writes, watches a market in which one part after the other dies.
 * What cannot be made to fail within minutes has its case in monitoring/tests.
 */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class AlertsFireTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long OPENING_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 500;

    /** Peer, orderer, two gateways, two solvers, two forwarders. */
    private static final int TARGETS = 8;

    @TempDir
    private Path folder;

    @Test
    void each_alert_fires_when_its_part_dies_and_none_before() throws Exception {
        RunFolder run = RunFolder.at(folder);
        DaySetup setup = new DaySetup(ROOT, run, "dev", 0, 2, DaySetup.Heaps.USUAL, Testbed.class);
        try (Closing closing = new Closing()) {
            FastMarket market = FastMarket.start(setup, closing);
            PartsOfDay parts = market.parts();
            parts.startForwarders(new SecureRandom());
            parts.awaitForwarders();
            market.found(OPENING_MILLIS);
            WatchingPrometheus prometheus = watch(parts, run, closing);
            await("all to answer", prometheus, () -> prometheus.number("count(up == 1)") == TARGETS);
            await(
                    "rounds to close, and no alert",
                    prometheus,
                    () -> prometheus.number("max(gridmarket_last_closed_round)") >= 1
                            && prometheus.firing().isEmpty());
            assertThat(prometheus.number("min(gridmarket_certificate_expiry_seconds)"))
                    .isPositive();
            assertThat(prometheus.number("count(gridmarket_certificate_expiry_seconds)"))
                    .as("at both gateways: peer, orderer, own")
                    .isEqualTo(6);

            kill(run, "solver-1");
            kill(run, "forwarder-1");
            node(parts, "kill", "orderer-dso");
            await(
                    prometheus,
                    "SolverAway",
                    "ForwarderAway",
                    "OrdererAway",
                    "NoQuorumOfOrderers",
                    "RoundOverdue",
                    "NotOrdered",
                    "SolverSilent");
            node(parts, "kill", "peer-dso");
            kill(run, "gateway-cooperative");
            await(prometheus, "PeerAway", "NoPeerAnswers", "GatewayAway");

            node(parts, "start", "orderer-dso");
            node(parts, "start", "peer-dso");
            await(
                    "the market to be in time again",
                    prometheus,
                    () -> !prometheus.firing().contains("RoundOverdue"));
        }
    }

    private static WatchingPrometheus watch(PartsOfDay parts, RunFolder run, Closing closing) {
        int port = FreePort.find();
        Path log = run.file("prometheus.log");
        ChildProcess process = ChildProcess.start(
                "prometheus",
                List.of(
                        Prometheus.program("prometheus").toString(),
                        "--config.file=" + parts.network().instance().resolve("monitoring/prometheus.yml"),
                        "--storage.tsdb.path=" + run.folder("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port),
                Map.of(),
                log);
        closing.add(process, TimeUnit.SECONDS.toMillis(10));
        return new WatchingPrometheus(process, "127.0.0.1:" + port);
    }

    /** Ends a program of the run at once, as a crash does. */
    private static void kill(RunFolder run, String program) throws IOException {
        Properties ready = new Properties();
        try (var file = Files.newBufferedReader(run.file(program + ".ready"))) {
            ready.load(file);
        }
        long pid = Long.parseLong(ready.getProperty("pid"));
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void node(PartsOfDay parts, String script, String node) throws InterruptedException {
        assertThat(parts.network().run(List.of(node), script)).isZero();
    }

    private static void await(WatchingPrometheus prometheus, String... alerts) throws InterruptedException {
        Set<String> seen = new TreeSet<>();
        await(String.join(", ", alerts), prometheus, () -> {
            seen.addAll(prometheus.firing());
            return seen.containsAll(List.of(alerts));
        });
    }

    /** Bounded by the time of the whole test, whose message then has no more than this loop; so each wait says what it is. */
    private static void await(String what, WatchingPrometheus prometheus, BooleanSupplier there)
            throws InterruptedException {
        long begun = System.nanoTime();
        while (!there.getAsBoolean()) {
            prometheus.requireAlive();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        System.out.println("after " + seconds + " s: " + what + "; firing: " + prometheus.firing());
    }
}
