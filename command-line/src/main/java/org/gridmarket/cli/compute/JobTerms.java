package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.compute.offer.Audit;
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
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.Checking;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a job may cost and use, whom its owner trusts, and how the result is checked, as it is typed. */
final class JobTerms {
    private static final int ID_LENGTH = 16;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long MINUTES_TO_RUN = 5; // a match that is made later could not end before the deadline
    private static final int RETRIES = 2;

    /** So many take a minute by the word of a machine that is offered without --speed. */
    private static final long MINUTE_OF_A_CONTAINER = 6_000_000_000L;

    /** How a result is checked besides the ledger's draw (compute-market, Verification and cheating as policies). */
    enum Policy {
        DRAW,
        SAMPLE,
        ALWAYS,
        DUPLICATE,
        CHECKER
    }

    @CommandLine.Option(
            names = "--instructions",
            paramLabel = "N",
            description = {
                "Limit; 1.2 times what a run here takes when absent.",
                "An --image may run for as long as its provider's speed says that so many take; 6 x 10^9 when absent."
            })
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
            names = "--max-fees",
            paramLabel = "µ",
            defaultValue = "10000",
            description = "What solver, mediator and directory may cost together.")
    private long maxFees;

    @CommandLine.Option(
            names = "--audit",
            paramLabel = "N",
            defaultValue = "250",
            description =
                    "How often the ledger draws the result for another run, in ten-thousandths; never that of an --image.")
    private int audit;

    @CommandLine.Option(
            names = "--policy",
            defaultValue = "DRAW",
            paramLabel = "draw|sample|always|duplicate|checker",
            description = {
                "How else it is checked. sample: run here again as often as --check says; always: each time.",
                "duplicate: two providers run it, and their results have to be the same; it is paid twice. Of an --image you are"
                        + " told whether they are the same.",
                "checker: the module of --checker looks at inputs and output."
            })
    private Policy policy = Policy.DRAW;

    @CommandLine.Option(
            names = "--check",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Of --policy sample: how often, in ten-thousandths.")
    private int check;

    @CommandLine.Option(
            names = "--checker",
            paramLabel = "FILE.wasm",
            description =
                    "Of --policy checker: finds inputs in /in/job, the result in /in/result; ends with 0 when they fit.")
    private @Nullable Path checker;

    @CommandLine.Option(
            names = "--mediators",
            paramLabel = "ACCOUNT",
            split = ",",
            description = "Whom you trust to run it again; all that have registered, eight at most, when absent.")
    private List<String> mediators = List.of();

    @CommandLine.Option(
            names = "--providers",
            paramLabel = "ACCOUNT",
            split = ",",
            description =
                    "Whom you let run it; anybody when absent. An --image needs them: compute offers tells who runs oci.")
    private List<String> providers = List.of();

    @CommandLine.Option(
            names = "--directory",
            paramLabel = "ACCOUNT",
            description = "Who keeps inputs and result; when absent, whose note has been in the book longest.")
    private @Nullable String directory;

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "By when the result is wanted.")
    private int minutes;

    /** Whether its owner says whom it trusts. */
    boolean namesMediators() {
        return !mediators.isEmpty();
    }

    /** What the job may use: by a run here, unless instructions are named. */
    JobLimits limits(Manifest manifest, ObjectStore objects, SandboxRunner runner, PrintWriter out) {
        ByteCount memory = RunProgram.WIDEST.memory();
        boolean runsHere = manifest.runsIn().isReproducible();
        if (instructions != null || !runsHere) {
            long most = instructions == null ? MINUTE_OF_A_CONTAINER : instructions;
            return new JobLimits(new Instructions(most), memory, new ByteCount(1L << 24));
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
                out.println("here: " + result.status() + " after " + result.instructions() + ", "
                        + result.archive().length() + " bytes of output");
                yield new JobLimits(
                        new Instructions(result.instructions().count() / 5 * 6 + 1_000),
                        memory,
                        new ByteCount(result.archive().length() * 6L / 5 + (1L << 18)));
            }
        };
    }

    /** One order, or two of which each names the other. */
    List<JobOrder> orders(Manifest manifest, JobLimits limits, JobWatch watch, ObjectStore objects) {
        Bytes first = freshId();
        Bytes second = freshId();
        boolean isContainer = !manifest.runsIn().isReproducible();
        if (isContainer && (providers.isEmpty() || (policy != Policy.DRAW && policy != Policy.DUPLICATE))) {
            throw new UsageException("--image needs --providers, and of policies it knows only duplicate");
        }
        return CommandTools.usage(() -> switch (policy) {
            case DRAW -> List.of(order(first, manifest, limits, watch, Checking.NOTHING, null));
            case SAMPLE -> List.of(order(first, manifest, limits, watch, Checking.sampled(check), null));
            case ALWAYS -> List.of(order(first, manifest, limits, watch, Checking.sampled(Audit.ALWAYS), null));
            case CHECKER -> List.of(order(first, manifest, limits, watch, Checking.by(module(objects)), null));
            case DUPLICATE -> {
                String group = first.toHex();
                yield List.of(
                        order(first, manifest, limits, watch, twin(isContainer, second), group),
                        order(second, manifest, limits, watch, twin(isContainer, first), group));
            }
        });
    }

    /** Of containers nobody is called wrong because they differ: their owner compares. */
    private static Checking twin(boolean isContainer, Bytes other) {
        return isContainer ? Checking.NOTHING : Checking.against(other);
    }

    private static Bytes freshId() {
        byte[] id = new byte[ID_LENGTH];
        new SecureRandom().nextBytes(id);
        return Bytes.of(id);
    }

    private Bytes module(ObjectStore objects) {
        Path file = checker;
        if (file == null) {
            throw new UsageException("--policy checker needs --checker FILE.wasm");
        }
        return objects.keep(ProgramOptions.read(file));
    }

    private AccountKey keeper(JobWatch watch) {
        return directory == null ? watch.directory() : AccountOption.read(directory);
    }

    private JobOrder order(
            Bytes id, Manifest manifest, JobLimits limits, JobWatch watch, Checking checking, @Nullable String group) {
        List<AccountKey> judges = namesMediators() ? Participation.accounts(mediators) : watch.mediators();
        boolean isContainer = !manifest.runsIn().isReproducible();
        ByteCount transferred = manifest.size().plus(limits.output());
        Money price = isContainer ? bid.start() : bid.price(limits.instructions(), transferred);
        Money fees = new Money(maxFees);
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        LedgerTime deadline = now.plusMillis((long) minutes * MINUTE_MILLIS);
        return new JobOrder(
                id,
                manifest.hash(),
                limits,
                new JobMoney(bid, fees, new Money(maxRun), price.plus(fees).plus(new Money(maxRun))),
                manifest.runsIn(),
                new JobTrust(judges, Participation.accounts(providers)),
                keeper(watch),
                deadline,
                deadline.plusMillis(-MINUTES_TO_RUN * MINUTE_MILLIS),
                isContainer ? 0 : audit,
                checking,
                RETRIES,
                group);
    }
}
