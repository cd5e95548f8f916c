package org.gridmarket.testbed.simulation.compute;

import java.util.Optional;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.creator.Inspecting;
import org.gridmarket.worker.compute.mediator.Rerunning;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.provider.Producing;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Supplying;

/** Carries work out as real workers do, all at once. */
class Workshop {
    private static final long HOLD_MILLIS = Offers.TERMS.windows().hold().count();

    private final Producing producing;
    private final Inspecting inspecting;
    private final Rerunning rerunning;
    private final Supplying supplying;

    Workshop(Secrets secrets, ObjectStore objects, Peers peers, JobRunner runner) {
        this.producing = new Producing(secrets, objects, peers, Producing.Runners.of(runner));
        this.inspecting = new Inspecting(secrets, objects, peers, runner);
        this.rerunning = new Rerunning(objects, peers, runner);
        this.supplying = new Supplying(objects, peers);
    }

    /** What it shows; empty when it came to nothing and may be begun again. */
    Optional<Fact> carryOut(Work work, LedgerTime now) {
        return switch (work) {
            case Work.Prepare prepare ->
                inspecting.prepare(prepare, prepare.order().deadline().plusMillis(HOLD_MILLIS));
            case Work.Produce produce -> producing.produce(produce);
            case Work.Inspect inspect ->
                inspecting.inspect(
                        inspect, WorkerLimits.isLastLook(inspect.match().due(), now));
            case Work.Rerun rerun -> rerunning.rerun(rerun);
            case Work.FindOpening opening -> rerunning.findOpening(opening);
            case Work.Supply supply -> supplying.supply(supply);
        };
    }
}
