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
            "Example: ./gridmarket network stop && ./gridmarket network up",
            "Example: ./gridmarket network kill orderer-dso && ./gridmarket network start orderer-dso",
            "Example: ./gridmarket network cli Regulator Admin -- peer channel getinfo -c gridmarket"
        })
final class Network implements Callable<Integer> {
    private static final int ANY = Integer.MAX_VALUE;

    /** What can be done to a network; each is a script of the same name. */
    enum NetworkScript {
        UP("", 0, 0),
        DOWN("", 0, 0),
        STATUS("", 0, 0),
        UPGRADE("", 0, 0),
        BLOCKS("", 0, 0),
        LOGS("the name of a node; network status lists them", 1, 2),
        KILL("the name of a node; network status lists them", 1, ANY),
        STOP("", 0, ANY),
        START("the name of a node; network status lists them", 1, ANY),
        REBUILD("the name of a node; network status lists them", 1, 1),
        CLI("ORGANISATION USER -- PROGRAM ARGUMENT.., such as Dso Admin -- peer channel list", 3, ANY),
        ENV("ORGANISATION [USER], such as Regulator Admin", 1, 2);

        private final String what;
        private final int least;
        private final int most;

        NetworkScript(String what, int least, int most) {
            this.what = what;
            this.least = least;
            this.most = most;
        }
    }

    @CommandLine.Parameters(index = "0", paramLabel = "SCRIPT", description = "${COMPLETION-CANDIDATES}, in any case.")
    private NetworkScript script = NetworkScript.STATUS;

    @CommandLine.Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NODE",
            description = {
                "For logs, kill, start, rebuild: such as peer-dso; for stop, all when none is named.",
                "For env: ORGANISATION [USER]; for cli: ORGANISATION USER -- PROGRAM ARGUMENT.."
            })
    private List<String> named = List.of();

    @CommandLine.Option(names = "--to", paramLabel = "DIR", description = "For blocks: where to write them.")
    private @Nullable Path to;

    @CommandLine.Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "For blocks: as whose client to ask; the first of the topology when absent.")
    private @Nullable String organisation;

    @CommandLine.Option(names = "--profile", paramLabel = "NAME", description = "consortium (default) or dev; for up.")
    private @Nullable String profile;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keys, ledgers, logs and ports of this network (default: ~/.local/state/gridmarket/PROFILE).")
    private @Nullable Path dir;

    @Override
    public Integer call() throws InterruptedException {
        if (named.size() < script.least) {
            throw new UsageException("network " + name() + " needs " + script.what);
        }
        if (named.size() > script.most) {
            throw new UsageException(
                    script.most == 0
                            ? "network " + name() + " takes no node, but got '" + named.getFirst() + "'"
                            : "network " + name() + " takes " + script.what + ", but got " + named);
        }
        return new FabricNetwork(Circumstances.home(), "", instance()).run(arguments(), name());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Optional.ofNullable(profile).ifPresent(chosen -> arguments.addAll(List.of("--profile", chosen)));
        Optional.ofNullable(to).ifPresent(folder -> arguments.addAll(List.of("--to", folder.toString())));
        Optional.ofNullable(organisation).ifPresent(name -> arguments.addAll(List.of("--organisation", name)));
        arguments.addAll(named);
        if (script == NetworkScript.CLI) {
            arguments.add(arguments.size() - named.size() + 2, "--"); // which ended this program's own options
        }
        return arguments;
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
