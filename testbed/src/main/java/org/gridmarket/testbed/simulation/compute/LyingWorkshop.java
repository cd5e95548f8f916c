package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Every lie of the model about what work has shown. The role around it believes it, so it defends its lie as an honest one
 * defends the truth. Whoever lies knows what others that lie have committed to.
 */
final class LyingWorkshop extends Workshop {
    private static final List<Finding> FINDINGS = List.of(Finding.values());

    private final Moods moods;
    private final Neighbourhood neighbourhood;
    private final Person person;
    private final ObjectStore objects;
    private final Peers peers;

    LyingWorkshop(
            Person person,
            Secrets secrets,
            ObjectStore objects,
            Peers peers,
            JobRunner runner,
            Moods moods,
            Neighbourhood neighbourhood) {
        super(secrets, objects, peers, runner);
        this.person = person;
        this.objects = objects;
        this.peers = peers;
        this.moods = moods;
        this.neighbourhood = neighbourhood;
    }

    @Override
    Optional<Fact> carryOut(Work work, LedgerTime now) {
        return switch (work) {
            case Work.Produce produce -> produce(produce, now);
            case Work.Inspect inspect -> super.carryOut(inspect, now).map(this::complain);
            case Work.Rerun rerun -> rerun(rerun, now);
            default -> super.carryOut(work, now);
        };
    }

    // ---- provider

    private Optional<Fact> produce(Work.Produce work, LedgerTime now) {
        Match match = work.match();
        int lie = moods.pick("result", match.id(), 9);
        if (lie == 0) {
            return Optional.empty(); // silent, until it is too late
        }
        if (lie == 1) {
            return Optional.of(new Fact.Failed(match.id(), DeclineReason.DECLINED));
        }
        if (lie == 6) {
            return unheld(match);
        }
        Optional<Fact> honest = super.carryOut(work, now);
        return honest.flatMap(fact -> switch (fact) {
            case Fact.Produced right when lie < 6 -> lied(match, right, lie);
            case Fact.Failed failed when lie < 6 -> madeUp(match);
            default -> Optional.of(fact);
        });
    }

    /** A result of a job that never ends, which no mediator can deny. */
    private Optional<Fact> madeUp(Match match) {
        Bytes rubbish = Digest.sha256(Bytes.utf8("made up"), match.id().id());
        Opening opening = new Opening(
                ResultStatus.COMPLETED,
                ObjectHash.of(rubbish),
                match.job().offer().limits().instructions(),
                new ByteCount(rubbish.length()),
                Digest.sha256(Bytes.utf8("salt"), match.id().id()));
        ResultCommitment result =
                new ResultCommitment(opening.commitment(match.id()), objects.keep(rubbish), "chicory-aot");
        return deposited(match, result, opening, rubbish)
                .map(signature -> new Fact.Produced(match.id(), opening, result, signature));
    }

    private Optional<Fact> lied(Match match, Fact.Produced right, int lie) {
        Opening truth = right.opening();
        Bytes rubbish = Digest.sha256(Bytes.utf8("rubbish"), match.id().id());
        Opening opening = switch (lie) {
            case 2 -> with(truth, truth.status(), rubbish, truth.instructions());
            case 3 ->
                with(
                        truth,
                        truth.status(),
                        truth.output(),
                        match.job().offer().limits().instructions());
            case 4 -> with(truth, ResultStatus.MEMORY_EXCEEDED, truth.output(), new Instructions(0));
            default -> truth;
        };
        Bytes delivery = lie == 5 ? objects.keep(rubbish) : right.result().delivery();
        ResultCommitment result = new ResultCommitment(
                opening.commitment(match.id()), delivery, right.result().engine());
        return deposited(match, result, opening, lie == 5 ? rubbish : null)
                .map(signature -> new Fact.Produced(match.id(), opening, result, signature));
    }

    /** Right, and delivered to nobody: with the word of a directory that lies, or with none. */
    private Optional<Fact> unheld(Match match) {
        Reply<Bytes> manifest = peers.directory(match.directory())
                .get(match.job().offer().inputs().manifest());
        JobRunner.Outcome run = manifest instanceof Reply.Given<Bytes>(var bytes)
                ? new Truth().run(bytes, objects, match.job().offer().limits(), List.of())
                : new JobRunner.Outcome.Undecided("no manifest");
        if (!(run instanceof JobRunner.Outcome.Result result)) {
            return Optional.empty();
        }
        Opening opening = new Opening(
                result.status(),
                ObjectHash.of(result.archive()),
                result.instructions(),
                new ByteCount(result.archive().length()),
                Digest.sha256(Bytes.utf8("salt"), match.id().id()));
        ResultCommitment committed = new ResultCommitment(
                opening.commitment(match.id()), Digest.sha256(match.id().id()), "chicory-aot");
        Bytes receipt = neighbourhood.signedForNothing(match, committed).orElse(Bytes.of(new byte[64]));
        return Optional.of(new Fact.Produced(match.id(), opening, committed, receipt));
    }

    private static Opening with(Opening truth, ResultStatus status, Bytes output, Instructions instructions) {
        return new Opening(status, output, instructions, truth.size(), truth.salt());
    }

    private Optional<Bytes> deposited(Match match, ResultCommitment result, Opening opening, @Nullable Bytes delivery) {
        if (delivery != null && !(peers.directory(match.directory()).put(delivery) instanceof Reply.Given)) {
            return Optional.empty();
        }
        return peers.directory(match.directory()).deposit(match.id(), result, opening)
                        instanceof Reply.Given<Bytes>(var signature)
                ? Optional.of(signature)
                : Optional.empty();
    }

    // ---- job creator

    private Fact complain(Fact fact) {
        if (!(fact instanceof Fact.Inspected seen)) {
            return fact;
        }
        return switch (moods.pick("complaint", seen.match(), 5)) {
            case 0 -> new Fact.Inspected(seen.match(), seen.opening(), RejectReason.WRONG_RESULTS);
            case 1 -> new Fact.Inspected(seen.match(), seen.opening(), RejectReason.RESULT_NOT_FOUND);
            case 2 -> new Fact.Inspected(seen.match(), seen.opening(), null);
            default -> fact;
        };
    }

    // ---- mediator

    private Optional<Fact> rerun(Work.Rerun work, LedgerTime now) {
        Match match = work.match();
        Finding finding = FINDINGS.get(moods.pick("finding", match.id(), FINDINGS.size()));
        return switch (moods.pick("report of " + person.name(), match.id(), 6)) {
            case 0 -> Optional.of(new Fact.Reran(match.id(), new RunReport.Absent()));
            case 1 -> Optional.of(new Fact.Reran(match.id(), new RunReport.Undecided()));
            case 2 -> Optional.of(new Fact.Reran(match.id(), noise(match, finding)));
            case 3 ->
                neighbourhood
                        .committedByLiar(match)
                        .map(opening -> new Fact.Reran(match.id(), copied(opening, finding)));
            case 4 -> super.carryOut(work, now).map(fact -> found(fact, finding));
            default -> super.carryOut(work, now);
        };
    }

    private static RunReport noise(Match match, Finding finding) {
        return new RunReport.Ran(
                ResultStatus.COMPLETED,
                Digest.sha256(Bytes.utf8("noise"), match.id().id()),
                new Instructions(1_000),
                new ByteCount(0),
                finding);
    }

    private static RunReport copied(Opening opening, Finding finding) {
        return new RunReport.Ran(opening.status(), opening.output(), opening.instructions(), opening.size(), finding);
    }

    private static Fact found(Fact fact, Finding finding) {
        return fact instanceof Fact.Reran(var match, var report) && report instanceof RunReport.Ran ran
                ? new Fact.Reran(
                        match, new RunReport.Ran(ran.status(), ran.output(), ran.instructions(), ran.size(), finding))
                : fact;
    }
}
