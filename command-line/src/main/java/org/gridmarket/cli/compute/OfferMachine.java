package org.gridmarket.cli.compute;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.sandbox.oci.Containers;
import org.gridmarket.worker.compute.process.ContainerRunner;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.provider.Producing;
import org.gridmarket.worker.compute.work.JobRunner;
import picocli.CommandLine;

/** A resource provider. */
@CommandLine.Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Offers this machine: takes jobs, runs them in the sandbox, and is paid. Needs money in its purse.",
        footer = {
            "",
            "Example: ./gridmarket compute offer --key provider.key --gateway 127.0.0.1:8080 --mediators A,B,C --directories D"
        })
final class OfferMachine extends Participation {
    @CommandLine.Option(
            names = "--ask",
            paramLabel = "START,TERA,GIB",
            defaultValue = "1000,4000,2000",
            converter = AskOption.class,
            description = "µ for a start, for 10^12 instructions, for 2^30 bytes.")
    private Ask ask = new Ask(Money.ZERO, Money.ZERO, Money.ZERO);

    @CommandLine.Option(
            names = "--deposit",
            paramLabel = "µ",
            defaultValue = "2500000",
            description = "For fine and fees of one job; larger jobs are not matched with it.")
    private long deposit;

    @CommandLine.Option(
            names = "--machines",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many jobs at a time.")
    private int machines;

    @CommandLine.Option(
            names = "--mediators",
            paramLabel = "ACCOUNT",
            split = ",",
            required = true,
            description = "Whom it trusts to run jobs again; three or more.")
    private List<String> mediators = List.of();

    @CommandLine.Option(
            names = "--directories",
            paramLabel = "ACCOUNT",
            split = ",",
            required = true,
            description = "Whom it trusts to keep results.")
    private List<String> directories = List.of();

    @CommandLine.Option(
            names = "--containers",
            description = {
                "Runs OCI images too, by podman and runc; needs root, or what podman asks of a user.",
                "They have no network, a root that cannot be written, and bounds for memory, threads, output and time."
            })
    private boolean containers;

    @CommandLine.Mixin
    private final MachineOptions machine = new MachineOptions();

    @CommandLine.Mixin
    private final SandboxOptions sandboxes = new SandboxOptions();

    /** As much as anybody may ask. */
    static final Money ANY_FEE = new Money(1_000_000_000_000L);

    @Override
    Map<String, Integer> begin(Workers workers, Closing closing) {
        SandboxRunner runner = sandboxes.runner(closing);
        Machine own = machine.machine(containers ? List.of("wasm1", Environment.CONTAINERS) : List.of("wasm1"));
        Optional<JobRunner> images = containers ? Optional.of(containers(workers.folder(), own)) : Optional.empty();
        List<AccountKey> judges = accounts(mediators);
        List<AccountKey> keepers = accounts(directories);
        started(
                workers.provider(
                        machines,
                        now -> new ResourceOffer(
                                own, ask, ANY_FEE, ANY_FEE, new Money(deposit), judges, keepers, expiry(now), true),
                        new Producing.Runners(runner, images)),
                closing);
        return Map.of();
    }

    private static JobRunner containers(Path folder, Machine own) {
        return switch (Containers.find(folder.resolve("containers"))) {
            case Containers.Found.Missing(var reason) -> throw new UsageException("--containers: " + reason);
            case Containers.Found.Here(var here) -> new ContainerRunner(here, folder.resolve("images"), own.speed());
        };
    }
}
