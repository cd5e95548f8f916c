package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.role.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The job creator of a command: orders jobs, or goes on with those that an earlier command had ordered with the same key. What is
 * ordered is written down first, and again when its owner has been told how it ended; so a command that is killed anywhere and
 * started again orders nothing twice.
 */
final class JobSession {
    private static final long LOOK_MILLIS = 500;

    private final GatewayOption gateway;
    private final Workers workers;
    private final Workers.CreatorWorker worker;
    private final JobWatch watch;
    private final SubmittedJobs jobs;
    private final Closing closing;

    JobSession(
            Path keyFile,
            @Nullable Path folder,
            GatewayOption gateway,
            SandboxRunner runner,
            Closing closing,
            PrintWriter out) {
        this.gateway = gateway;
        this.closing = closing;
        this.workers = Participation.workers(keyFile, folder, gateway, closing);
        this.watch = new JobWatch(workers.keys().publicKey(), out);
        this.worker = workers.creator(runner, watch::hear);
        this.jobs = new SubmittedJobs(workers.folder());
    }

    SubmittedJobs jobs() {
        return jobs;
    }

    JobWatch watch() {
        return watch;
    }

    Workers.CreatorWorker worker() {
        return worker;
    }

    /** Hears and acts from now on. */
    void begin() {
        Participation.started(worker.process(), closing);
    }

    /** Orders a job that nobody has ordered before. */
    void order(JobOrder order) {
        SubmittedJobs.Submitted planned = new SubmittedJobs.Submitted(order, SubmittedJobs.Phase.PLANNED);
        jobs.keep(planned);
        watch.follow(order, workers);
        enter(planned);
    }

    private void enter(SubmittedJobs.Submitted planned) {
        worker.process().with(party -> party.order(new Fact.Ordered(planned.order())));
        jobs.keep(planned.at(SubmittedJobs.Phase.ORDERED));
    }

    /** Follows jobs of before; called before the session begins, so that nothing of them is missed. */
    void resume(List<SubmittedJobs.Submitted> before) {
        for (SubmittedJobs.Submitted job : before) {
            watch.follow(job.order(), workers);
            if (job.phase() == SubmittedJobs.Phase.PLANNED
                    && !isOpen(job.order().id())) {
                enter(job); // it was killed between its two lines: nothing can have been posted
            }
        }
    }

    private boolean isOpen(Bytes order) {
        return worker.process().ask(party -> !worker.role().ended(order));
    }

    /** Waits until a job has ended. */
    JobWatch.End await(JobOrder order) throws InterruptedException {
        Optional<JobWatch.End> end = watch.awaitEnd(order.id(), LOOK_MILLIS);
        while (end.isEmpty() && isOpen(order.id())) {
            end = watch.awaitEnd(order.id(), LOOK_MILLIS);
        }
        return end.isPresent() ? end.get() : past(order);
    }

    /** How a job ended that was over before this session began, or that never came into the book. */
    private JobWatch.End past(JobOrder order) {
        return ComputePast.ofOrder(gateway, workers, order)
                .newest()
                .flatMap(last -> last.closed()
                        .map(closed -> JobWatch.End.of(
                                closed,
                                last.opening().orElse(null),
                                workers.keys().publicKey())))
                .orElse(JobWatch.End.WITHOUT_MATCH);
    }

    /** Waits until a job lies in the book, or has ended. */
    void awaitPosted(JobOrder order) throws InterruptedException {
        while (!watch.awaitPosted(order.id(), LOOK_MILLIS) && isOpen(order.id())) {
            // the worker uploads and posts
        }
    }

    /** Its owner knows how it ended. */
    void told(JobOrder order) {
        jobs.keep(new SubmittedJobs.Submitted(order, SubmittedJobs.Phase.TOLD));
    }
}
