package org.gridmarket.worker.compute.mediator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultAnswer;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/** How a mediator runs a job again: with the inputs of whoever gives them, on other engines than the provider's. */
public final class Rerunning {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final ObjectStore objects;
    private final Peers peers;
    private final JobRunner runner;

    /** @param objects where inputs lie, those that job creator and provider have supplied too */
    public Rerunning(ObjectStore objects, Peers peers, JobRunner runner) {
        this.objects = objects;
        this.peers = peers;
        this.runner = runner;
    }

    /**
     * Runs it; empty when inputs or delivery are not to be had now, and there is time to ask again: the directory may not have
     * heard of the dispute yet.
     */
    public Optional<Fact> rerun(Work.Rerun work) {
        Match match = work.match();
        DirectoryLink directory = peers.look(match, work.last());
        if (!match.isReproducible()) {
            return finding(match, directory, work.last())
                    .map(found -> new Fact.Reran(match.id(), looked(match, found)));
        }
        Reply<Bytes> inputs =
                new InputFetching(objects).fetch(match.job().offer().inputs(), directory);
        if (!(inputs instanceof Reply.Given<Bytes>(var manifest))) {
            return work.last() ? Optional.of(new Fact.Reran(match.id(), new RunReport.Absent())) : Optional.empty();
        }
        Optional<Finding> finding = finding(match, directory, work.last());
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        JobRunner.Outcome outcome =
                runner.run(manifest, objects, match.job().offer().limits(), engines(match));
        RunReport report = outcome instanceof JobRunner.Outcome.Result result
                ? ran(match, result, finding.get())
                : new RunReport.Undecided();
        return Optional.of(new Fact.Reran(match.id(), report));
    }

    /** n of them, and where possible not the provider's. */
    private List<String> engines(Match match) {
        List<String> others = runner.engines().stream()
                .filter(engine -> !engine.equals(match.committed().engine()))
                .limit(match.terms().engines())
                .toList();
        return others.isEmpty() ? List.of(runner.engines().getFirst()) : others;
    }

    /** Whether the delivery opens to what came out here is known only after the run: GOOD stands for "it opens" so far. */
    private Optional<Finding> finding(Match match, DirectoryLink directory, boolean last) {
        Dispute dispute = match.dispute();
        if (dispute == null || dispute.cause() != Cause.DELIVERY) {
            return Optional.of(Finding.NOT_ASKED);
        }
        return switch (new InputFetching(objects).fetch(match.committed().delivery(), directory)) {
            case Reply.Given<Bytes> given -> Optional.of(Finding.GOOD);
            case Reply.Refused<Bytes> refused -> last ? Optional.of(Finding.GONE) : Optional.empty();
            case Reply.Unavailable<Bytes> silent -> last ? Optional.of(Finding.GONE) : Optional.empty();
        };
    }

    private RunReport ran(Match match, JobRunner.Outcome.Result result, Finding found) {
        Bytes output = ObjectHash.of(result.archive());
        boolean opens = found != Finding.GOOD || opensTo(output, match);
        return new RunReport.Ran(
                result.status(),
                output,
                result.instructions(),
                new ByteCount(result.archive().length()),
                opens ? found : Finding.BAD);
    }

    private boolean opensTo(Bytes output, Match match) {
        return opened(match)
                .filter(archive -> ObjectHash.of(archive).equals(output))
                .isPresent();
    }

    private Optional<Bytes> opened(Match match) {
        Dispute dispute = match.dispute();
        Bytes key = dispute == null ? null : dispute.privateKey();
        return key == null
                ? Optional.empty()
                : objects.find(match.committed().delivery())
                        .flatMap(delivery -> Delivery.open(delivery, match.id(), key));
    }

    /** A container is not run again: what its delivery opens to is all that can be known (compute-market, Sandbox). */
    private RunReport looked(Match match, Finding found) {
        Bytes archive = found == Finding.GOOD
                ? opened(match)
                        .filter(one -> one.length()
                                <= match.job().offer().limits().output().count())
                        .orElse(NOTHING)
                : NOTHING;
        return new RunReport.Ran(
                ResultStatus.COMPLETED,
                ObjectHash.of(archive),
                new Instructions(0),
                new ByteCount(archive.length()),
                found == Finding.GOOD && archive.equals(NOTHING) ? Finding.BAD : found);
    }

    /** The opening, for a provider that does not show it; empty when the directory does not give it. */
    public Optional<Fact> findOpening(Work.FindOpening work) {
        Match match = work.match();
        return peers.directory(match.directory()).opening(match.id()) instanceof Reply.Given<Opening>(var opening)
                        && new ResultAnswer(match, opening, null).opens()
                ? Optional.of(new Fact.OpeningFound(match.id(), opening))
                : Optional.empty();
    }
}
