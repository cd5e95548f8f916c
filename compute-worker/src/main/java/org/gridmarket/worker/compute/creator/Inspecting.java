package org.gridmarket.worker.compute.creator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultAnswer;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;
import org.jspecify.annotations.Nullable;

/** What a job creator does outside of the ledger: uploads a job, and looks at its result. */
public final class Inspecting {
    private static final Bytes CHECK = Bytes.utf8("gridmarket/compute/worker/check/1");

    private final Secrets secrets;
    private final ObjectStore objects;
    private final Peers peers;
    private final JobRunner runner;

    /** @param objects where inputs lie, and where results come */
    public Inspecting(Secrets secrets, ObjectStore objects, Peers peers, JobRunner runner) {
        this.secrets = secrets;
        this.objects = objects;
        this.peers = peers;
        this.runner = runner;
    }

    /**
     * Uploads what the directory lacks and gets its word; empty when it is not to be had now.
     *
     * @param until how long the directory is asked to keep it
     */
    public Optional<Fact> prepare(Work.Prepare work, LedgerTime until) {
        JobOrder order = work.order();
        DirectoryLink directory = peers.directory(order.directory());
        Optional<Bytes> manifest = objects.find(order.manifest());
        if (manifest.isEmpty()) {
            throw new IllegalStateException("the manifest of job " + order.id() + " is not here");
        }
        Reply<Bytes> uploaded = directory.put(manifest.get());
        for (Layer layer : Manifest.read(manifest.get()).layers()) {
            Bytes object = objects.find(layer.hash())
                    .orElseThrow(() -> new IllegalStateException("layer " + layer.hash() + " is not here"));
            uploaded = uploaded.then(before -> directory.put(object));
        }
        Reply<JobInputs> word = uploaded.then(all -> directory.hold(order.manifest(), until));
        return word instanceof Reply.Given<JobInputs>(var inputs)
                ? Optional.of(new Fact.Prepared(order.id(), inputs))
                : Optional.empty();
    }

    /**
     * Looks at a result; empty when the directory does not give it now. It may not have heard of the commitment yet, so it is
     * asked again.
     *
     * @param last whether no time is left to ask again
     */
    public Optional<Fact> inspect(Work.Inspect work, boolean last) {
        Match match = work.match();
        DirectoryLink directory = peers.look(match, last);
        return switch (directory.opening(match.id())) {
            case Reply.Given<Opening>(var opening) ->
                new ResultAnswer(match, opening, null).opens()
                        ? inspect(match, work.order(), opening, directory, last)
                        : complain(match, null, RejectReason.RESULT_NOT_FOUND);
            case Reply.Refused<Opening> refused ->
                last ? complain(match, null, RejectReason.RESULT_NOT_FOUND) : Optional.empty();
            case Reply.Unavailable<Opening> silent ->
                last ? complain(match, null, RejectReason.DIRECTORY_UNAVAILABLE) : Optional.empty();
        };
    }

    private Optional<Fact> inspect(
            Match match, JobOrder order, Opening opening, DirectoryLink directory, boolean last) {
        if (!opening.isWithin(match.job().offer().limits())) {
            return complain(match, opening, RejectReason.TOO_MUCH_COST);
        }
        return switch (directory.get(match.committed().delivery())) {
            case Reply.Given<Bytes>(var delivery) -> {
                boolean isIt = ObjectHash.of(delivery).equals(match.committed().delivery());
                Optional<Bytes> archive =
                        isIt ? Delivery.open(delivery, match.id(), secrets.resultKey(order.id())) : Optional.empty();
                boolean fits = archive.filter(opened -> ObjectHash.of(opened).equals(opening.output())
                                && opened.length() == opening.size().count())
                        .isPresent();
                if (!fits) {
                    yield complain(match, opening, RejectReason.RESULT_NOT_FOUND);
                }
                objects.keep(archive.get());
                yield checked(match, order, opening, directory);
            }
            case Reply.Refused<Bytes> refused ->
                last ? complain(match, opening, RejectReason.RESULT_NOT_FOUND) : Optional.empty();
            case Reply.Unavailable<Bytes> silent ->
                last ? complain(match, opening, RejectReason.DIRECTORY_UNAVAILABLE) : Optional.empty();
        };
    }

    /**
     * As often as its owner wants it, the job is run here as well; which ones, nobody else can know. Or a module of its owner
     * looks at the output.
     */
    private Optional<Fact> checked(Match match, JobOrder order, Opening opening, DirectoryLink directory) {
        Bytes checker = order.checking().checker();
        if (!match.isReproducible() || (!isChecked(match, order) && checker == null)) {
            return complain(match, opening, null);
        }
        Reply<Bytes> inputs =
                new InputFetching(objects).fetch(match.job().offer().inputs(), directory);
        if (!(inputs instanceof Reply.Given<Bytes>(var manifest))) {
            return complain(match, opening, null); // what cannot be checked is left to the draw
        }
        if (checker != null) {
            boolean passes = new ResultChecker(objects, runner).passes(checker, manifest, opening);
            return complain(match, opening, passes ? null : RejectReason.WRONG_RESULTS);
        }
        JobRunner.Outcome run = runner.run(
                manifest,
                objects,
                match.job().offer().limits(),
                List.of(runner.engines().getFirst()));
        if (!(run instanceof JobRunner.Outcome.Result result)) {
            return complain(match, opening, null);
        }
        boolean sameStatus = result.status() == opening.status();
        boolean same = sameStatus
                && ObjectHash.of(result.archive()).equals(opening.output())
                && result.instructions().equals(opening.instructions());
        RejectReason wrong = sameStatus ? RejectReason.WRONG_RESULTS : RejectReason.INVALID_STATUS;
        return complain(match, opening, same ? null : wrong);
    }

    private boolean isChecked(Match match, JobOrder order) {
        int number = Byte.toUnsignedInt(
                Digest.sha256(CHECK, secrets.auditSecret(order.id()), match.id().id())
                        .copy()[0]);
        return number * Audit.ALWAYS < order.checking().rate() << Byte.SIZE;
    }

    private static Optional<Fact> complain(Match match, @Nullable Opening opening, @Nullable RejectReason complaint) {
        return Optional.of(new Fact.Inspected(match.id(), opening, complaint));
    }
}
