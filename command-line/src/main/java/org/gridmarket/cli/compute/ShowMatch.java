package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** One match with all that is known of it. */
@CommandLine.Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description =
                "One match: who takes part, what is at stake, each step with its deadline, and every move of money.",
        footer = {"", "Example: ./gridmarket compute match 4c07 --gateway 127.0.0.1:8080"})
final class ShowMatch extends GatewayQuestion {
    @CommandLine.Parameters(paramLabel = "MATCH", description = "Its id, or how it begins.")
    private String id = "";

    @Override
    public Integer call() {
        if (!id.matches("[0-9a-f]{1,64}")) {
            throw new UsageException("'" + id + "' is no match: hex digits, as compute submit and the page print them");
        }
        List<ComputePast.MatchPast> found = ComputePast.read(
                        gateway(), match -> match.id().toString().startsWith(id))
                .matches();
        if (found.size() != 1) {
            throw new PartFailedException(
                    found.isEmpty()
                            ? "the gateway knows no match beginning with " + id
                            : found.size() + " matches begin with " + id + "; name more digits");
        }
        ComputePast.MatchPast past = found.getFirst();
        Match match = past.match();
        PrintWriter out = out();
        out.print(table(match, past));
        for (Case one : match.cases()) {
            out.println("mediator " + one.mediator() + " stakes " + one.stake());
        }
        past.steps().forEach(step -> {
            String line = MatchEvents.line(step.event());
            if (!line.isEmpty()) {
                out.println("block " + step.block() + ": " + line);
            }
        });
        past.closed().ifPresent(closed -> out.print(moves(closed.moves())));
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("match", match.id().toString());
        keys.put("status", past.closed().isPresent() ? "CLOSED" : match.status().name());
        keys.put("outcome", past.closed().map(closed -> closed.outcome().name()).orElse(""));
        keys.put("due_ms", match.due().epochMillis());
        keys.put("estimate_micro", match.estimate().micro());
        report(keys);
        return 0;
    }

    private static TextTable table(Match match, ComputePast.MatchPast past) {
        JobOffer job = match.job().offer();
        TextTable table = new TextTable("what", "value")
                .row("match", match.id())
                .row(
                        "state",
                        past.closed()
                                .map(closed -> "closed as " + closed.outcome())
                                .orElse(match.status().name()))
                .row("due", past.closed().isPresent() ? "-" : MatchEvents.time(match.due()))
                .row("job", match.job().id() + ", attempt " + match.job().attempt())
                .row("manifest", job.inputs().manifest())
                .row("limits", job.limits().instructions() + ", " + job.limits().output() + " of output")
                .row("audit", job.audit().rate() + " of 10,000")
                .row("creator", match.creator())
                .row("provider", match.provider())
                .row("directory", match.directory())
                .row("solver", match.solver())
                .row("estimate", match.estimate())
                .row("a run", match.mediation())
                .row("fine", match.fine())
                .row("fees", match.fees());
        past.opening().ifPresent(opening -> table.row("result", MatchEvents.result(opening)));
        return table;
    }

    private static TextTable moves(List<Move> moves) {
        TextTable table = new TextTable("from", "to", "amount", "for");
        moves.forEach(move -> table.row(move.from(), move.to(), move.amount(), move.reason()));
        return table;
    }
}
