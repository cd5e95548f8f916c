package org.gridmarket.cli.compute;

import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.process.Workers;
import picocli.CommandLine;

/** A mediator. */
@CommandLine.Command(
        name = "mediate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs disputed jobs again, and is paid for it and for being there. Needs money in its purse.",
        footer = {
            "",
            "Example: ./gridmarket compute mediate --key mediator.key --gateway 127.0.0.1:8080 --directories D"
        })
final class Mediate extends Participation {
    @CommandLine.Option(
            names = "--ask",
            paramLabel = "START,TERA,GIB",
            defaultValue = "1500,5000,1000",
            converter = AskOption.class,
            description = "µ for a start, for 10^12 instructions, for 2^30 bytes.")
    private Ask ask = new Ask(Money.ZERO, Money.ZERO, Money.ZERO);

    @CommandLine.Option(
            names = "--stake",
            paramLabel = "µ",
            defaultValue = "200000",
            description = "Of each note: an estimate and a run; larger jobs are not matched with it.")
    private long stake;

    @CommandLine.Option(names = "--fee", paramLabel = "µ", defaultValue = "100", description = "For being there.")
    private long fee;

    @CommandLine.Option(
            names = "--notes",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many matches at a time.")
    private int notes;

    @CommandLine.Option(
            names = "--directories",
            paramLabel = "ACCOUNT",
            split = ",",
            required = true,
            description = "Whom it trusts to keep results.")
    private List<String> directories = List.of();

    @CommandLine.Mixin
    private final MachineOptions machine = new MachineOptions();

    @CommandLine.Mixin
    private final ServerOptions serving = new ServerOptions();

    @CommandLine.Mixin
    private final SandboxOptions sandboxes = new SandboxOptions();

    @Override
    Map<String, Integer> begin(Workers workers, Closing closing) {
        SandboxRunner runner = sandboxes.runner(closing);
        ObjectServer server = serving.open(closing);
        Machine own = machine.machine(List.of("wasm1", Environment.CONTAINERS)); // of containers it opens the delivery
        List<AccountKey> keepers = accounts(directories);
        WorkerProcess process = started(
                workers.mediator(
                        notes,
                        now -> new NoteOffer.MediatorNote(
                                new Money(stake), new Money(fee), ask, own, keepers, expiry(now), true),
                        runner,
                        server,
                        serving.endpoint(server)),
                closing);
        serving.announce(ServiceType.MEDIATOR, workers, server, process, closing);
        return Map.of("objects", server.port());
    }
}
