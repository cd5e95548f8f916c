package org.gridmarket.cli.node;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.packages.MachineSetting;
import org.gridmarket.middleware.node.NodeOptions;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LogLines;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The daemon of a node. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the daemon of this node until it is stopped. Programs of this machine announce themselves at DIR/node.sock.",
            "Nodes of one site hear each other; with --trunk it is a bridge as well, which two nodes of each site should be.",
            "It also runs applications whose signers are named by --app-key: see gridmarket app."
        },
        footer = {"", "Example: ./gridmarket node run --dir node --listen 10.0.0.7:7800 --contact 10.0.0.1:7800"})
final class RunNode implements Callable<Integer> {
    @CommandLine.Mixin
    private final NodeFolderOption node = new NodeFolderOption();

    @CommandLine.Option(
            names = "--site",
            paramLabel = "NAME",
            defaultValue = "site",
            description = "The nodes that hear each other directly (default: ${DEFAULT-VALUE}).")
    private String site = "";

    @CommandLine.Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            required = true,
            description = "An address of this machine, where others of the site reach it.")
    private String listen = "";

    @CommandLine.Option(
            names = "--contact",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Nodes of the site to begin with; asked without end, so one that is there later is enough.")
    private List<String> contacts = List.of();

    @CommandLine.Option(
            names = "--trunk",
            paramLabel = "HOST:PORT",
            description = "An address of this machine, where bridges of other sites reach it.")
    private @Nullable String trunk;

    @CommandLine.Option(
            names = "--trunk-contact",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Bridges of other sites to begin with.")
    private List<String> trunkContacts = List.of();

    @CommandLine.Option(
            names = "--admit",
            paramLabel = "UNIT",
            split = ",",
            defaultValue = "OPERATOR",
            description = "Whose nodes the site admits: operator, member, or both (default: operator).")
    private Set<Unit> admits = EnumSet.of(Unit.OPERATOR);

    @CommandLine.Mixin
    private final ApplicationOptions applications = new ApplicationOptions();

    @CommandLine.Option(names = "--ready-file", paramLabel = "FILE", description = "Written once the daemon serves.")
    private @Nullable Path readyFile;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String trunkAddress = trunk;
        NodeOptions options = new NodeOptions(
                node.folder(),
                site,
                admits,
                address("--listen", listen),
                contacts.stream().map(each -> address("--contact", each)).toList(),
                trunkAddress == null ? null : address("--trunk", trunkAddress),
                trunkContacts.stream()
                        .map(each -> address("--trunk-contact", each))
                        .toList());
        Authority authority = node.authority();
        Orders.Trust trust = applications.trust();
        LogLines.ofProcess();
        try (Closing closing = new Closing()) {
            RunningNode running = started(options, authority);
            closing.add("end the node", running::close);
            MachineSetting machine = applications.machine(
                    running.identity().name(), options.listen().getHostString(), node.folder());
            applications.start(trust, machine, options, closing);
            if (readyFile != null) {
                ReadyFile.write(readyFile, Map.of("port", options.listen().getPort()));
            }
            CommandTools.print(
                    spec,
                    running.identity().name() + " (" + running.identity().node() + ") of "
                            + running.identity().organisation() + " serves at "
                            + RunningNode.socketOf(node.folder()) + "\n");
            closing.awaitEnd(); // the process is stopped, and all services have been taken back
        }
        return 0;
    }

    private static RunningNode started(NodeOptions options, Authority authority) {
        try {
            return new RunningNode(options, authority, FatalErrors.ofThisProcess());
        } catch (IllegalStateException | UncheckedIOException refused) {
            throw new PartFailedException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static InetSocketAddress address(String option, String written) {
        String checked = GatewayOption.checked(written, option);
        int colon = checked.lastIndexOf(':');
        String host = checked.substring(0, colon).replaceAll("[\\[\\]]", "");
        return CommandTools.usage(() -> new InetSocketAddress(host, Integer.parseInt(checked.substring(colon + 1))));
    }
}
