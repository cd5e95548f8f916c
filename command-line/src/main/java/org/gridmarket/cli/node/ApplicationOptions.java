package org.gridmarket.cli.node;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.machine.AnnouncedApplications;
import org.gridmarket.middleware.manager.machine.ManagedApplications;
import org.gridmarket.middleware.manager.machine.ManagerSocket;
import org.gridmarket.middleware.manager.packages.MachineSetting;
import org.gridmarket.middleware.node.NodeOptions;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import picocli.CommandLine;

/** Whose applications a node runs, and what it gives them. */
final class ApplicationOptions {
    private static final long MEGABYTE = 1024L * 1024;
    private static final String FOLDER = "apps";

    @CommandLine.Option(
            names = "--app-key",
            paramLabel = "KEY",
            split = ",",
            description =
                    "Keys (64 hex digits) of those whose packages run here and who may install, launch, halt and remove"
                            + " them; without one, nobody. What they sign runs with all rights of this process.")
    private List<String> keys = List.of();

    @CommandLine.Option(
            names = "--device",
            paramLabel = "NAME",
            split = ",",
            description = "Device components that this machine has what they drive for; others are refused.")
    private Set<String> devices = new LinkedHashSet<>();

    @CommandLine.Option(
            names = "--app-memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "What all actors of this machine together may use (default: ${DEFAULT-VALUE}).")
    private int memoryMegabytes = (int) (ManagerLimits.MACHINE_MEMORY_BYTES / MEGABYTE);

    /** Whom the node believes, or wrong usage. */
    Orders.Trust trust() {
        return CommandTools.usage(() -> new Orders.Trust(
                keys.stream().map(AccountOption::read).collect(Collectors.toSet()), new PinnedEd25519()));
    }

    /** What the node is to applications, or wrong usage. */
    MachineSetting machine(String name, String address, Path node) {
        return CommandTools.usage(() ->
                new MachineSetting(name, address, RunningNode.socketOf(node), devices, memoryMegabytes * MEGABYTE));
    }

    /** Begins to do what is wanted of applications; it ends before the node does. */
    void start(Orders.Trust trust, MachineSetting machine, NodeOptions node, Closing closing) {
        FatalErrors fatal = FatalErrors.ofThisProcess();
        ManagedApplications manager =
                new ManagedApplications(node.folder().resolve(FOLDER), trust, machine, MachineClock.SYSTEM, fatal);
        closing.add("end the applications", manager::close);
        ManagerSocket socket = new ManagerSocket(ManagerSocket.of(node.folder()), manager, MachineClock.SYSTEM, fatal);
        closing.add("end the applications' socket", socket::close);
        AnnouncedApplications announced = new AnnouncedApplications(machine.daemon(), node.listen(), manager);
        closing.add("announce applications no more", announced::close);
    }
}
