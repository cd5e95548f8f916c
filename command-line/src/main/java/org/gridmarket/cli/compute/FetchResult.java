package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.ObjectFolder;
import org.gridmarket.worker.compute.work.Reply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The result of a job, without an answer to it. */
@CommandLine.Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fetches the result of a job once it is committed, from here or from its directory, and opens it with this"
                        + " key. It answers nothing: compute follow accepts, compute reject rejects.",
        footer = {"", "Example: ./gridmarket compute fetch 3f2a --gateway 127.0.0.1:8080 --key me.key --out result"})
final class FetchResult implements Callable<Integer> {
    @CommandLine.Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            description = "Its id, or how it begins; the only one that has not ended when absent.")
    private @Nullable String job;

    @CommandLine.Mixin
    private final OwnerOptions owner = new OwnerOptions();

    @CommandLine.Mixin
    private final ResultOption result = new ResultOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        result.check();
        PrintWriter out = CommandTools.out(spec);
        JobOrder order = new SubmittedJobs(owner.folder()).meant(job).order();
        Workers workers = Participation.readers(owner.keyFile(), owner.folder(), owner.gateway());
        ComputePast past = ComputePast.ofOrder(owner.gateway(), workers, order);
        ComputePast.MatchPast last = past.newest()
                .orElseThrow(() -> new PartFailedException("job " + order.id().toHex() + " has no match yet"));
        Match match = last.match();
        if (match.result() == null) {
            throw new PartFailedException("match " + match.id() + " has no result: it is "
                    + last.closed()
                            .map(closed -> "closed as " + closed.outcome())
                            .orElse(match.status() + " until " + MatchEvents.time(match.due())));
        }
        DirectoryLink directory = workers.peers(past.members()).directory(match.directory());
        Opening opening = last.opening().orElseGet(() -> given("its opening", directory.opening(match.id())));
        out.println("match " + match.id() + ": " + MatchEvents.result(opening));
        Bytes archive = archive(match, opening, workers, order, directory);
        boolean shown = result.show(archive, out);
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("match", match.id().toString());
        keys.put("status", opening.status().name());
        keys.put("instructions", opening.instructions().count());
        keys.put("output_hash", opening.output().toHex());
        report.write(keys);
        return shown ? 0 : 1;
    }

    private static <T> T given(String what, Reply<T> reply) {
        return switch (reply) {
            case Reply.Given<T>(var value) -> value;
            case Reply.Refused<T>(var reason) ->
                throw new PartFailedException("the directory does not give " + what + ": " + reason);
            case Reply.Unavailable<T>(var reason) ->
                throw new PartFailedException("the directory does not answer: " + reason + "; try again");
        };
    }

    /** The output as it was committed to, byte for byte. */
    private Bytes archive(Match match, Opening opening, Workers workers, JobOrder order, DirectoryLink directory) {
        ObjectFolder objects = workers.objects();
        Optional<Bytes> here = objects.find(opening.output());
        if (here.isPresent()) {
            return here.get();
        }
        Bytes delivery = given("the delivery", directory.get(match.committed().delivery()));
        Bytes opened = Delivery.open(delivery, match.id(), workers.resultSecretOf(order))
                .filter(archive -> ObjectHash.of(archive).equals(opening.output()))
                .orElseThrow(
                        () -> new PartFailedException(
                                "what the directory gave for match " + match.id()
                                        + " does not open to the output that was committed to; compute reject --reason RESULT_NOT_FOUND"));
        objects.keep(opened);
        return opened;
    }
}
