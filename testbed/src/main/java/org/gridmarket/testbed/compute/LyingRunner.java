package org.gridmarket.testbed.compute;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;

/**
 * A sandbox that lies about jobs whose last argument tells it to. Its owner believes it, and defends its lie as others defend
 * the truth.
 *
 * @param honest runs what it does not lie about
 * @param liar whose lies it tells
 */
record LyingRunner(JobRunner honest, Lie.Liar liar) implements JobRunner {
    @Override
    public List<String> engines() {
        return honest.engines();
    }

    @Override
    public Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines) {
        Optional<Lie> lie = InputFetching.manifest(manifest)
                .filter(read -> !read.arguments().isEmpty())
                .flatMap(read -> Lie.named(read.arguments().getLast()))
                .filter(told -> told.liar() == liar);
        Outcome truth = honest.run(manifest, objects, limits, engines);
        return lie.isPresent() && truth instanceof Outcome.Result result ? lied(lie.get(), result) : truth;
    }

    private static Outcome lied(Lie lie, Outcome.Result truth) {
        return switch (lie) {
            case COUNT ->
                new Outcome.Result(
                        truth.status(), new Instructions(truth.instructions().count() + 1), truth.archive());
            case STATUS -> new Outcome.Result(ResultStatus.EXCEPTION_OCCURRED, truth.instructions(), truth.archive());
            case MEDIATOR_UNDECIDED -> new Outcome.Undecided("it says so");
            case OUTPUT, MEDIATOR_NOISE ->
                new Outcome.Result(
                        truth.status(),
                        truth.instructions(),
                        new OutputArchive(0, Bytes.utf8("anything"), Bytes.utf8(""), FileTree.EMPTY).toBytes());
            case NONE, DRAWN -> truth;
        };
    }
}
