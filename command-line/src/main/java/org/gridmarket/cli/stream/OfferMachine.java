package org.gridmarket.cli.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.process.Closing;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.worker.stream.module.SandboxHost;
import org.gridmarket.worker.stream.party.ModuleHost;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.party.Supplier;
import picocli.CommandLine;

/** A supplier. */
@CommandLine.Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Offers this machine: leases lanes, processes streams in the sandbox, and is paid. Needs money in its purse.",
        footer = {
            "",
            "Example: ./gridmarket stream offer --key s.key --desk http://127.0.0.1:8095 --gateway 127.0.0.1:8080 --mediators A,B"
        })
final class OfferMachine extends StreamParticipation {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @CommandLine.Option(
            names = "--ask",
            paramLabel = "µ",
            defaultValue = "700000",
            description = "The least price for 10^12 instructions.")
    private long ask;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many streams at a time.")
    private int lanes;

    @CommandLine.Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "Instructions in a second of one lane, the slowest measured.")
    private long speed;

    @CommandLine.Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "256",
            description = "Memory of a lane, in pages of 64 KiB.")
    private int pages;

    @CommandLine.Option(
            names = "--mediators",
            paramLabel = "ACCOUNT",
            split = ",",
            required = true,
            description = "Whom it trusts to judge.")
    private List<String> mediators = List.of();

    @CommandLine.Option(
            names = "--most-fee",
            paramLabel = "µ",
            defaultValue = "1000",
            description = "To an allocator, at most.")
    private long mostFee;

    @CommandLine.Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "How long it offers.")
    private int hours;

    @Override
    MemberRole role() {
        return MemberRole.SUPPLIER;
    }

    /** The sandbox of somebody who takes part. */
    static ModuleHost modules(Path folder, Closing closing) {
        Sandbox sandbox = Sandbox.open(SandboxSettings.in(folder.resolve("compiled")));
        closing.add("close the sandbox", sandbox::close);
        return new SandboxHost(sandbox, PATIENCE);
    }

    @Override
    Participant participant(Seat seat, Closing closing) {
        SupplierOffer offer = CommandTools.usage(() -> new SupplierOffer(
                seat.account(),
                Supplier.workKey(seat),
                new Fuel(speed),
                pages,
                span(seat, hours, 1),
                new FuelPrice(ask),
                trusted(mediators),
                new Money(mostFee)));
        return new Supplier(seat, lanes, offer, modules(seat.folder(), closing));
    }
}
