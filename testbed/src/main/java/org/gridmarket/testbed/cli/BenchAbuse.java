package org.gridmarket.testbed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.bench.AbuseBench;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.day.RunningNetwork;
import org.gridmarket.testbed.day.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How a gateway serves the honest while it is abused. */
@CommandLine.Command(
        name = "abuse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Starts a network of its own with gateways. From other addresses of this machine it opens calls without a message,"
                        + " sends bogus sealed requests and enrols meters that do not exist, and measures meanwhile how a meter,"
                        + " an agent and an operator are served. Ends with 1 when one of them is refused or waits too long.",
        footer = {"", "Example: ./gridmarket bench abuse --profile dev --report abuse.json"})
final class BenchAbuse implements Callable<Integer> {
    private static final int MOST_CALLS = 100_000;
    private static final int MOST_PER_SECOND = 10_000;
    private static final int MOST_SECONDS = 600;
    private static final int TOKEN_BYTES = 32;

    @CommandLine.Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Calls that are abandoned.")
    private int calls;

    @CommandLine.Option(
            names = "--sealed",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Bogus sealed requests in a second.")
    private int sealed;

    @CommandLine.Option(
            names = "--enrolments",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Meters that do not exist.")
    private int enrolments;

    @CommandLine.Option(names = "--seconds", paramLabel = "S", defaultValue = "60", description = "Of abuse.")
    private int seconds;

    @CommandLine.Option(
            names = "--within",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "The honest are served when 95 %% of their answers come within this time.")
    private int withinMillis;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--calls", calls, 1, MOST_CALLS);
        CommandTools.requireWithin("--sealed", sealed, 1, MOST_PER_SECOND);
        CommandTools.requireWithin("--enrolments", enrolments, 1, MOST_CALLS);
        CommandTools.requireWithin("--seconds", seconds, 3, MOST_SECONDS);
        DaySetup setup = own.setup();
        String token = token();
        writeOperator(setup.folder().file(Services.OPERATORS), token);
        try (Closing closing = new Closing()) {
            RunningNetwork network = RunningNetwork.start(setup, closing);
            PartsOfDay parts = network.parts();
            FabricChain chain = OwnNetwork.chain(parts.network().properties());
            closing.add("close the chain", chain::close);
            return show(new AbuseBench(
                            network.consortium(), chain, parts.endpoints().getFirst(), token, BenchHomes.progress(spec))
                    .run(calls, sealed, enrolments, seconds));
        }
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writeOperator(Path file, String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            Files.writeString(file, "bench " + HexFormat.of().formatHex(hash) + "\n");
        } catch (IOException | NoSuchAlgorithmException unwritable) {
            throw new PartFailedException("cannot write " + file + ": " + unwritable, unwritable);
        }
    }

    private int show(AbuseBench.Result result) {
        boolean reached = result.isServed() && result.worstP95Millis() <= withinMillis;
        CommandTools.print(spec, TextTable.of(result.served()));
        TextTable abuse = new TextTable("abuse", "times");
        result.abuse().forEach(abuse::row);
        CommandTools.print(spec, abuse);
        result.failures()
                .forEach((why, times) -> CommandTools.out(spec).println("refused " + times + " times: " + why));
        CommandTools.out(spec)
                .println("the honest are served, 95 % within " + withinMillis + " ms: " + (reached ? "yes" : "no")
                        + " (worst of them " + result.worstP95Millis() + " ms)");
        CommandTools.out(spec).println(BenchHomes.machine(report.circumstances()));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("served", result.served());
        keys.put("abuse", result.abuse());
        keys.put("failures", result.failures());
        keys.put("within_ms", withinMillis);
        keys.put("worst_p95_ms", result.worstP95Millis());
        keys.put("reached", reached);
        report.write(keys);
        return reached ? 0 : 1;
    }
}
