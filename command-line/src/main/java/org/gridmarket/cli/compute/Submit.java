package org.gridmarket.cli.compute;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A job from a folder, in one command. */
@CommandLine.Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has a job run: runs it here once for its limits, uploads it, posts it, follows it, checks and accepts the result.",
            "Killed and started again with the same key it goes on with what it had posted."
        },
        footer = {
            "",
            "Example: ./gridmarket compute submit program.wasm --gateway 127.0.0.1:8080 --key me.key --out result"
        })
final class Submit implements Callable<Integer> {
    private static final int ID_LENGTH = 16;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long MINUTES_TO_RUN = 5; // a match that is made later could not end before the deadline

    @CommandLine.Mixin
    private final ProgramOptions program = new ProgramOptions();

    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The account's key.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Option(names = "--out", paramLabel = "DIR", description = "Where files of the result go; must be new.")
    private @Nullable Path out;

    @CommandLine.Option(
            names = "--instructions",
            paramLabel = "N",
            description = "Limit; 1.2 times what a run here takes when absent.")
    private @Nullable Long instructions;

    @CommandLine.Option(
            names = "--bid",
            paramLabel = "START,TERA,GIB",
            defaultValue = "2000,8000,4000",
            converter = AskOption.class,
            description = "The highest ask: µ for a start, for 10^12 instructions, for 2^30 bytes.")
    private Ask bid = new Ask(Money.ZERO, Money.ZERO, Money.ZERO);

    @CommandLine.Option(
            names = "--max-run",
            paramLabel = "µ",
            defaultValue = "100000",
            description = "What a run of a mediator may cost.")
    private long maxRun;

    @CommandLine.Option(
            names = "--audit",
            paramLabel = "N",
            defaultValue = "250",
            description = "How often the ledger draws the result for another run, in ten-thousandths.")
    private int audit;

    @CommandLine.Option(
            names = "--check",
            paramLabel = "N",
            defaultValue = "0",
            description = "How often it is run here again, in ten-thousandths.")
    private int check;

    @CommandLine.Option(
            names = "--mediators",
            paramLabel = "ACCOUNT",
            split = ",",
            description = "Whom you trust to run it again; all that have registered, eight at most, when absent.")
    private List<String> mediators = List.of();

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "By when the result is wanted.")
    private int minutes;

    @CommandLine.Mixin
    private final SandboxOptions sandboxes = new SandboxOptions();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (out != null && Files.exists(out)) {
            throw new UsageException("--out " + out + " exists; name a new folder");
        }
        long begun = System.currentTimeMillis();
        try (Closing closing = new Closing();
                Sandbox sandbox = sandboxes.open()) {
            SandboxRunner runner = sandboxes.runner(sandbox);
            Workers workers = Participation.workers(keyFile, null, gateway);
            JobWatch watch = new JobWatch(workers.keys().publicKey(), CommandTools.out(spec));
            Workers.CreatorWorker worker = workers.creator(runner, watch::hear);
            Manifest manifest = program.manifest(worker.objects());
            JobLimits limits = limits(manifest, worker.objects(), runner);
            Participation.started(worker.process(), closing);
            watch.awaitMembers();
            JobOrder order = order(manifest, limits, watch);
            watch.follow(order, workers);
            worker.process().with(party -> party.order(new Fact.Ordered(order)));
            JobWatch.End end = watch.awaitEnd();
            return tell(end, worker.objects(), System.currentTimeMillis() - begun);
        }
    }

    private JobLimits limits(Manifest manifest, ObjectStore objects, SandboxRunner runner) {
        ByteCount memory = RunProgram.WIDEST.memory();
        if (instructions != null) {
            return new JobLimits(new Instructions(instructions), memory, new ByteCount(1L << 24));
        }
        JobRunner.Outcome run = runner.run(
                manifest.toBytes(),
                objects,
                RunProgram.WIDEST,
                List.of(runner.engines().getFirst()));
        return switch (run) {
            case JobRunner.Outcome.Undecided(var reason) ->
                throw new PartFailedException("it does not run here (" + reason + "); name --instructions");
            case JobRunner.Outcome.Result result -> {
                CommandTools.out(spec)
                        .println("here: " + result.status() + " after " + result.instructions() + ", "
                                + result.archive().length() + " bytes of output");
                yield new JobLimits(
                        new Instructions(result.instructions().count() / 5 * 6 + 1_000),
                        memory,
                        new ByteCount(result.archive().length() * 6L / 5 + (1L << 18)));
            }
        };
    }

    private JobOrder order(Manifest manifest, JobLimits limits, JobWatch watch) {
        byte[] id = new byte[ID_LENGTH];
        new SecureRandom().nextBytes(id);
        List<AccountKey> judges = mediators.isEmpty()
                ? watch.mediators()
                : mediators.stream().map(AccountOption::read).toList();
        ByteCount transferred = manifest.size().plus(limits.output());
        Money price = bid.price(limits.instructions(), transferred);
        Money fees = new Money(10_000);
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        LedgerTime deadline = now.plusMillis((long) minutes * MINUTE_MILLIS);
        CommandTools.out(spec).println("at most " + price + " for the run");
        return CommandTools.usage(() -> new JobOrder(
                Bytes.of(id),
                manifest.hash(),
                limits,
                new JobMoney(bid, fees, new Money(maxRun), price.plus(fees).plus(new Money(maxRun))),
                new Environment("wasm1", null),
                new JobTrust(judges, List.of()),
                watch.directory(),
                deadline,
                deadline.plusMillis(-MINUTES_TO_RUN * MINUTE_MILLIS),
                audit,
                check,
                2,
                null));
    }

    private int tell(JobWatch.End end, ObjectStore objects, long millis) {
        PrintWriter print = CommandTools.out(spec);
        Opening opening = end.opening();
        boolean hasResult = opening != null && (end.outcome() == Outcome.ACCEPTED || end.outcome() == Outcome.NONE);
        print.println("closed as " + end.outcome() + ", paid " + end.paid() + ", " + millis + " ms in all");
        if (opening != null && hasResult) {
            objects.find(opening.output()).ifPresent(archive -> show(OutputArchive.read(archive), print));
        }
        print.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("outcome", String.valueOf(end.outcome()));
        keys.put("paid_micro", end.paid().micro());
        keys.put("milliseconds", millis);
        keys.put("instructions", opening == null ? 0 : opening.instructions().count());
        report.write(keys);
        return hasResult ? 0 : 1;
    }

    private void show(OutputArchive output, PrintWriter print) {
        print.print(output.standardOutput().toUtf8());
        print.println("exit code " + output.exitCode());
        if (out == null) {
            return;
        }
        try {
            Files.createDirectories(out);
            for (var file : output.files().files().entrySet()) {
                Path target = out.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.write(target, file.getValue().copy());
            }
            Files.write(out.resolve("stdout"), output.standardOutput().copy());
            Files.write(out.resolve("stderr"), output.standardError().copy());
            print.println("files in " + out);
        } catch (IOException full) {
            throw new PartFailedException("cannot write the result into " + out + ": " + full, full);
        }
    }
}
