package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.compute.ComputeDay;
import org.gridmarket.testbed.compute.ComputeKills;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.LedgerInProcess;
import org.gridmarket.testbed.day.MarketGround;
import org.gridmarket.testbed.day.RunningNetwork;
import picocli.CommandLine;

/** Batch computation on a real network, for {@code run --market compute}. */
final class RunCompute {
    private static final int MOST_JOBS = 10_000;

    @CommandLine.Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of --market compute: honest jobs.")
    private int jobs;

    @CommandLine.Option(
            names = "--disputed",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Of --market compute: jobs that are run again, drawn ones and those about which somebody lies.")
    private int disputed;

    @CommandLine.Option(
            names = "--kills",
            description =
                    "Of --market compute: workers are processes of their own, and every few seconds one of them, or a"
                            + " gateway, or the submission itself is killed and started again; only --jobs are run, half of them audited.")
    private boolean kills;

    @CommandLine.Option(
            names = "--stay",
            description =
                    "Of --market compute: serve on until Ctrl-C; a key with money is named, to submit a job of your own.")
    private boolean stay;

    @CommandLine.Option(
            names = "--in-process",
            description = "Of --market compute and stream: a ledger in this process, instead of a Fabric network; for"
                    + " trying commands and workers within seconds.")
    private boolean inProcess;

    /** Periods of a simulation: operations that wait for a seal wait less long. */
    private static final long PERIOD_MILLIS = 20_000;

    /** Also asked by the market of streams. */
    boolean isInProcess() {
        return inProcess;
    }

    /** Founds the market, has the jobs run, and tells how each ended. */
    int play(DaySetup setup, RunConsole console, ReportOption report, PrintWriter out) throws InterruptedException {
        CommandTools.requireWithin("--jobs", jobs, 0, MOST_JOBS);
        CommandTools.requireWithin("--disputed", disputed, 0, MOST_JOBS);
        Clock clock = Clock.simulated(new LedgerTime(System.currentTimeMillis()), PERIOD_MILLIS);
        try (Closing closing = new Closing()) {
            MarketGround ground = inProcess ? inProcess(closing) : onNetwork(setup, closing);
            console.step("gateways at " + ground.gateways());
            Path folder = setup.folder().folder("workers");
            Map<String, Object> keys = kills
                    ? new ComputeKills(ground, clock, folder, setup.commands(), closing, console::step, new Random())
                            .run(jobs)
                    : new ComputeDay(ground, clock, folder, closing, console::step).run(jobs, disputed);
            keys.forEach((key, value) -> out.println(key + ": " + value));
            out.flush();
            report.write(keys);
            if (stay) {
                stay(ground.gateways(), folder, console);
            }
            return Boolean.TRUE.equals(keys.get("clean")) ? 0 : 1;
        }
    }

    private static MarketGround inProcess(Closing closing) {
        LedgerInProcess ledger = ComputeDay.ledgerInProcess();
        closing.add("close the ledger", ledger::close);
        return ledger;
    }

    private static MarketGround onNetwork(DaySetup setup, Closing closing) throws InterruptedException {
        RunningNetwork network = RunningNetwork.start(setup, closing);
        return MarketGround.of(network.consortium(), network.parts());
    }

    /** Whoever submits a job from another shell needs a key with money and the address of a gateway. */
    private static void stay(List<Gateway> gateways, Path folder, RunConsole console) throws InterruptedException {
        console.step("serving on until Ctrl-C; a job of your own:");
        console.step("./gridmarket compute submit program.wasm --key " + ComputeDay.guestKey(folder) + " --gateway "
                + gateways.getFirst().address().replaceFirst("https?://", ""));
        new CountDownLatch(1).await();
    }
}
