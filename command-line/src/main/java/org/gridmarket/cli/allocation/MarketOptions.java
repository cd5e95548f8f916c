package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.EnergyFutures;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which market off the ledger: a folder, or a case of the text. */
final class MarketOptions {
    static final String CARPOOL = "carpool";
    static final String ENERGY = "energy-futures";

    @CommandLine.Option(
            names = "--market",
            paramLabel = "DIR",
            required = true,
            description = "A folder with market.json, members.csv and offers.csv; or carpool; or energy-futures.")
    private String market = "";

    @CommandLine.Option(names = "--seed", paramLabel = "N", defaultValue = "10", description = "Of the carpool.")
    private long seed;

    @CommandLine.Option(
            names = "--residences",
            paramLabel = "N",
            defaultValue = "75",
            description = "Of the carpool, 20 to 10000.")
    private int residences;

    @CommandLine.Option(
            names = "--values",
            paramLabel = "KIND",
            defaultValue = "KM",
            description = "Of the carpool: ${COMPLETION-CANDIDATES}.")
    private Carpool.Values values = Carpool.Values.KM;

    @CommandLine.Option(names = "--data", paramLabel = "DIR", description = "A folder of profiles, for energy-futures.")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--limits",
            paramLabel = "CI/CE",
            description = "Of every feeder, kW, for energy-futures; none when absent.")
    private @Nullable String limits;

    @CommandLine.Option(
            names = "--window",
            paramLabel = "W",
            defaultValue = "5",
            description = "Quarters that a cycle assigns, for energy-futures; 96 is perfect information.")
    private int window;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.@Nullable CommandSpec command;

    MarketCase market() {
        CommandTools.requireWithin("--window", window, 1, EnergyFutures.DAY);
        CommandTools.requireWithin("--residences", residences, Carpool.FEWEST_RESIDENCES, Carpool.MOST_RESIDENCES);
        return switch (market) {
            case CARPOOL -> Carpool.drawn(seed, residences, values);
            case ENERGY -> {
                if (data == null) {
                    throw new UsageException("--market " + ENERGY + " needs a folder of profiles: --data DIR");
                }
                FlowFolder.Flows read = FlowFolder.read(data);
                tell(read.beyond());
                yield EnergyFutures.of(read.flows(), window, FlowFolder.limits(limits));
            }
            default -> MarketFolder.read(Path.of(market));
        };
    }

    private void tell(List<String> beyond) {
        if (!beyond.isEmpty()) {
            CommandTools.print(
                    command,
                    "left out: " + beyond.size() + " rows that reach beyond the day, the first " + beyond.getFirst()
                            + System.lineSeparator());
        }
    }

    /** The places of the carpool; null for any other market. */
    Carpool.@Nullable Places places() {
        return market.equals(CARPOOL) ? Carpool.places(seed, residences) : null;
    }
}
