package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.day.RunningNetwork;
import org.gridmarket.testbed.stream.StreamCase;
import org.gridmarket.testbed.stream.StreamRun;
import picocli.CommandLine;

/** Stream computation on a real network and a real broker, for {@code run --market stream}. */
final class RunStream {
    /** Of a thermal camera (stream-market, To show). */
    private static final int FRAMES_PER_SECOND = 8;

    /** One is lazy, one guesses. */
    private static final int LIARS = 2;

    private static final int MOST_EPOCHS = 256;
    private static final int MOST_PARTIES = 40;
    private static final int MOST_LANES = 8;
    private static final int MOST_SECONDS = 3_600;

    @CommandLine.Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of --market stream: customers, each with a camera of 8 frames a second.")
    private int customers;

    @CommandLine.Option(
            names = "--suppliers",
            paramLabel = "N",
            defaultValue = "6",
            description = "Of --market stream: suppliers; the first is lazy, the second guesses, the last is killed.")
    private int suppliers;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "3",
            description = "Of --market stream: replicas that the first customer leases.")
    private int lanes;

    @CommandLine.Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of --market stream: epochs of each lease.")
    private int epochs;

    @CommandLine.Option(
            names = "--epoch-seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "Of --market stream: how long an epoch is, and each step about it may take.")
    private int epochSeconds;

    @CommandLine.Option(names = "--honest", description = "Of --market stream: nobody lies, and nothing is killed.")
    private boolean honest;

    /** Founds the market, has people counted, and tells how each epoch ended. */
    int play(DaySetup setup, boolean inProcess, RunConsole console, ReportOption report, PrintWriter out)
            throws InterruptedException {
        CommandTools.requireWithin("--customers", customers, 1, MOST_PARTIES);
        CommandTools.requireWithin("--suppliers", suppliers, 1, MOST_PARTIES);
        CommandTools.requireWithin("--lanes", lanes, 1, MOST_LANES);
        CommandTools.requireWithin("--epochs", epochs, 1, MOST_EPOCHS);
        CommandTools.requireWithin("--epoch-seconds", epochSeconds, 1, MOST_SECONDS);
        StreamCase play = new StreamCase(
                customers,
                suppliers,
                2,
                lanes,
                epochs,
                epochSeconds,
                epochSeconds,
                FRAMES_PER_SECOND,
                honest ? 0 : LIARS,
                !honest);
        try (Closing closing = new Closing()) {
            StreamRun run = inProcess
                    ? StreamRun.inProcess(setup, play, closing, console::step)
                    : onNetwork(setup, play, console, closing);
            Map<String, Object> keys = run.run();
            keys.forEach((key, value) -> out.println(key + ": " + value));
            out.println(run.verdict(keys));
            out.flush();
            report.write(keys);
            return run.isGood(keys) ? 0 : 1;
        }
    }

    private static StreamRun onNetwork(DaySetup setup, StreamCase play, RunConsole console, Closing closing)
            throws InterruptedException {
        RunningNetwork network = RunningNetwork.start(setup, closing);
        PartsOfDay parts = network.parts();
        console.step("gateways at " + parts.endpoints());
        return new StreamRun(setup, network.consortium(), parts.gateways(), play, closing, console::step);
    }
}
