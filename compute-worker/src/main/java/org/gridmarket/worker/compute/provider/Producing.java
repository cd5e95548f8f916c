package org.gridmarket.worker.compute.provider;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/** How a provider does a job: fetch, run, seal, deliver. Done twice it gives the same, so it may be killed anywhere. */
public final class Producing {
    private final Secrets secrets;
    private final ObjectStore objects;
    private final Peers peers;
    private final Runners runners;

    /**
     * What runs jobs of each class; the job's offer says which, whatever its manifest says.
     *
     * @param containers empty when this machine does not offer them
     */
    public record Runners(JobRunner sandbox, Optional<JobRunner> containers) {
        public static Runners of(JobRunner sandbox) {
            return new Runners(sandbox, Optional.empty());
        }

        private Optional<JobRunner> of(Environment environment) {
            return environment.isReproducible() ? Optional.of(sandbox) : containers;
        }
    }

    /** @param objects where inputs lie between two jobs */
    public Producing(Secrets secrets, ObjectStore objects, Peers peers, Runners runners) {
        this.secrets = secrets;
        this.objects = objects;
        this.peers = peers;
        this.runners = runners;
    }

    /**
     * Does the job of a match; empty when the directory gives or takes nothing now. It may not have heard of the match yet, so
     * it is asked again until too little time is left.
     */
    public Optional<Fact> produce(Work.Produce work) {
        Match match = work.match();
        JobOffer job = match.job().offer();
        Optional<JobRunner> runner = runners.of(job.environment());
        return runner.isPresent()
                ? produce(match, job, runner.get())
                : Optional.of(new Fact.Failed(match.id(), DeclineReason.DECLINED)); // it was offered before a restart
    }

    private Optional<Fact> produce(Match match, JobOffer job, JobRunner runner) {
        DirectoryLink directory = peers.directory(match.directory(), WorkerLimits.margin(match.due()));
        return switch (new InputFetching(objects).fetch(job.inputs(), directory)) {
            case Reply.Unavailable<Bytes> silent -> Optional.empty();
            case Reply.Refused<Bytes> perhapsNotYet -> Optional.empty();
            case Reply.Given<Bytes>(var manifest) -> {
                String engine = runner.engines().getFirst();
                yield switch (runner.run(manifest, objects, job.limits(), List.of(engine))) {
                    case JobRunner.Outcome.Undecided undecided ->
                        Optional.of(new Fact.Failed(match.id(), DeclineReason.TOO_SLOW));
                    case JobRunner.Outcome.Result result -> deliver(match, result, engine, directory);
                };
            }
        };
    }

    private Optional<Fact> deliver(
            Match match, JobRunner.Outcome.Result result, String engine, DirectoryLink directory) {
        Opening opening = new Opening(
                result.status(),
                ObjectHash.of(result.archive()),
                result.instructions(),
                new ByteCount(result.archive().length()),
                secrets.salt(match.id()));
        Optional<Bytes> sealed = Delivery.seal(
                result.archive(), match.id(), match.job().offer().resultKey(), secrets.sender(match.id()));
        if (sealed.isEmpty()) {
            return Optional.of(new Fact.Failed(match.id(), DeclineReason.DECLINED)); // it could never be delivered
        }
        Bytes delivery = sealed.get();
        ResultCommitment committed =
                new ResultCommitment(opening.commitment(match.id()), objects.keep(delivery), engine);
        Reply<Bytes> receipt = directory.put(delivery).then(kept -> directory.deposit(match.id(), committed, opening));
        return switch (receipt) {
            case Reply.Unavailable<Bytes> silent -> Optional.empty();
            case Reply.Refused<Bytes> perhapsNotYet -> Optional.empty();
            case Reply.Given<Bytes>(var signature) ->
                Optional.of(new Fact.Produced(match.id(), opening, committed, signature));
        };
    }
}
