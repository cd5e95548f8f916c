package org.gridmarket.cli.compute;

import java.util.Map;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.process.Workers;
import picocli.CommandLine;

/** A solver. */
@CommandLine.Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Matches jobs with machines and mediators, for a fee. Needs a licence.",
        footer = {"", "Example: ./gridmarket compute solve --key solver.key --gateway 127.0.0.1:8080"})
final class Solve extends Participation {
    @Override
    Map<String, Integer> begin(Workers workers, Closing closing) {
        started(workers.solver(), closing);
        return Map.of();
    }
}
