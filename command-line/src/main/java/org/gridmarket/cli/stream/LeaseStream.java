package org.gridmarket.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.party.Customer;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.party.StreamOrder;
import org.gridmarket.worker.stream.process.StreamProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A customer whose stream are the files of a folder. */
@CommandLine.Command(
        name = "lease",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Leases suppliers for a stream: the files of a folder, one after the other; outputs become files of another.",
        footer = {
            "",
            "Example: ./gridmarket stream lease people.wasm --inputs frames --tests fresh --out counts --inputs-per-epoch 480"
                    + " --epochs 10 --key c.key --desk http://127.0.0.1:8095 --gateway 127.0.0.1:8080 --mediators A"
        })
final class LeaseStream extends StreamParticipation {
    private static final int PAGE_BYTES = 1 << 20;

    @CommandLine.Parameters(paramLabel = "MODULE", description = "WebAssembly that exports input and process.")
    private Path module = Path.of("module.wasm");

    @CommandLine.Option(
            names = "--inputs",
            paramLabel = "DIR",
            required = true,
            description = "Its files are the stream, in the order of their names, again and again.")
    private Path inputs = Path.of("inputs");

    @CommandLine.Option(
            names = "--tests",
            paramLabel = "DIR",
            required = true,
            description = "Its files are planted as tests, each once: fresh ones, which no supplier has seen.")
    private Path tests = Path.of("tests");

    @CommandLine.Option(names = "--out", paramLabel = "DIR", required = true, description = "Where outputs go.")
    private Path out = Path.of("out");

    @CommandLine.Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the module and a copy of each input that is sent, for audit --rerun.")
    private @Nullable Path kept;

    @CommandLine.Option(
            names = "--inputs-per-epoch",
            paramLabel = "N",
            defaultValue = "480",
            description = "Positions of an epoch.")
    private int positions;

    @CommandLine.Option(
            names = "--epoch-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long an epoch is.")
    private int epochSeconds;

    @CommandLine.Option(names = "--epochs", paramLabel = "N", defaultValue = "10", description = "How many at most.")
    private int epochs;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Suppliers that do the same.")
    private int lanes;

    @CommandLine.Option(
            names = "--tests-per-epoch",
            paramLabel = "N",
            defaultValue = "4",
            description = "Tests that are planted in each epoch.")
    private int planted;

    @CommandLine.Option(
            names = "--fuel",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Instructions that an input may take.")
    private long fuel;

    @CommandLine.Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "2",
            description = "Memory, in pages of 64 KiB.")
    private int pages;

    @CommandLine.Option(
            names = "--bid",
            paramLabel = "µ",
            defaultValue = "900000",
            description = "The highest ask for 10^12 instructions.")
    private long bid;

    @CommandLine.Option(
            names = "--mediators",
            paramLabel = "ACCOUNT",
            split = ",",
            required = true,
            description = "Whom it trusts to judge.")
    private List<String> mediators = List.of();

    @CommandLine.Option(names = "--panel", paramLabel = "1|3", defaultValue = "1", description = "How many judge.")
    private int panel;

    @CommandLine.Option(names = "--most-fees", paramLabel = "µ", defaultValue = "10000", description = "Fees at most.")
    private long mostFees;

    @CommandLine.Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "Within so many hours.")
    private int hours;

    @CommandLine.Option(
            names = "--resume",
            description = "Go on with what was leased before this was stopped, and order nothing.")
    private boolean resume;

    @Override
    MemberRole role() {
        return MemberRole.CUSTOMER;
    }

    @Override
    Participant participant(Seat seat, Closing closing) {
        return new Customer(
                seat,
                OfferMachine.modules(seat.folder(), closing),
                new FilesAsStream(inputs, tests, out, kept),
                new SecureRandom());
    }

    @Override
    void begun(StreamProcess process, Participant participant) {
        if (resume) {
            return;
        }
        Bytes bytes = read(module);
        if (kept != null) {
            KeptFolder.keepModule(kept, bytes);
        }
        LedgerTime now = now();
        StreamOrder order = CommandTools.usage(() -> new StreamOrder(
                bytes,
                new StreamModule(StreamHash.input(bytes), "wasm1", pages, PAGE_BYTES, PAGE_BYTES),
                new EpochShape(positions, epochSeconds * 1_000L, new Fuel(fuel), planted),
                now,
                now.plusMillis(hours * 3_600_000L),
                1,
                epochs,
                lanes,
                new FuelPrice(bid),
                trusted(mediators),
                panel,
                new Money(mostFees)));
        process.with(() -> ((Customer) participant).order(order, now()));
    }

    static Bytes read(Path file) {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException absent) {
            throw new PartFailedException("cannot read " + file + ": " + absent.getMessage(), absent);
        }
    }
}
