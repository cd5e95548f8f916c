package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.FabricNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The Fabric network alone: calls the scripts of network/, which explain themselves. */
@CommandLine.Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "Starts, ends and watches the Fabric network alone.",
        footer = {
            "",
            "Example: ./gridmarket network up --profile dev",
            "Example: ./gridmarket network kill orderer-dso && ./gridmarket network start orderer-dso"
        })
final class Network implements Callable<Integer> {
    /** What can be done to a network; each is a script of the same name. */
    enum NetworkScript {
        UP(false),
        DOWN(false),
        STATUS(false),
        LOGS(true),
        KILL(true),
        START(true);

        private final boolean needsNode;

        NetworkScript(boolean needsNode) {
            this.needsNode = needsNode;
        }
    }

    @CommandLine.Parameters(index = "0", paramLabel = "SCRIPT", description = "${COMPLETION-CANDIDATES}, in any case.")
    private NetworkScript script = NetworkScript.STATUS;

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NODE",
            description = "For logs, kill, start: such as peer-dso.")
    private @Nullable String node;

    @CommandLine.Option(names = "--profile", paramLabel = "NAME", description = "consortium (default) or dev; for up.")
    private @Nullable String profile;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keys, ledgers, logs and ports of this network (default: ~/.local/state/gridmarket/PROFILE).")
    private @Nullable Path dir;

    @Override
    public Integer call() throws InterruptedException {
        if (script.needsNode == (node == null)) {
            throw new UsageException(
                    script.needsNode
                            ? "network " + name() + " needs the name of a node; network status lists them"
                            : "network " + name() + " takes no node, but got '" + node + "'");
        }
        List<String> arguments = new ArrayList<>();
        Optional.ofNullable(node).ifPresent(arguments::add);
        Optional.ofNullable(profile).ifPresent(chosen -> arguments.addAll(List.of("--profile", chosen)));
        return new FabricNetwork(Circumstances.home(), "", instance()).run(arguments, name());
    }

    private String name() {
        return script.name().toLowerCase(Locale.ROOT);
    }

    private Path instance() {
        if (dir != null) {
            return dir.toAbsolutePath();
        }
        String state = Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .orElse(System.getProperty("user.home") + "/.local/state");
        return Optional.ofNullable(System.getenv("GRIDMARKET_NETWORK_DIR"))
                .map(Path::of)
                .orElse(Path.of(state, "gridmarket", profile == null ? "consortium" : profile));
    }
}
