package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A job from a folder, in one command. */
@CommandLine.Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has a job run: runs it here once for its limits, uploads it, posts it, follows it, checks and accepts the result.",
            "Killed and started again with the same program, inputs and key it goes on with the job that it had ordered; nothing"
                    + " is paid twice. Once its end has been told, the same command orders a new one."
        },
        footer = {
            "",
            "Example: ./gridmarket compute submit program.wasm --gateway 127.0.0.1:8080 --key me.key --out result",
            "Example: ./gridmarket compute submit folder --gateway 127.0.0.1:8080 --key me.key --policy duplicate"
        })
final class Submit implements Callable<Integer> {
    @CommandLine.Mixin
    private final ProgramOptions program = new ProgramOptions();

    @CommandLine.Mixin
    private final OwnerOptions owner = new OwnerOptions();

    @CommandLine.Mixin
    private final ResultOption result = new ResultOption();

    @CommandLine.Mixin
    private final JobTerms terms = new JobTerms();

    @CommandLine.Option(
            names = "--detach",
            description =
                    "Ends when it lies in the book; compute follow goes on. A result that nobody answers within ten"
                            + " minutes is run again, at your cost.")
    private boolean detach;

    @CommandLine.Mixin
    private final SandboxOptions sandboxes = new SandboxOptions();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        result.check();
        PrintWriter out = CommandTools.out(spec);
        try (Closing closing = new Closing()) {
            SandboxRunner runner = sandboxes.runner(closing);
            JobSession session = owner.session(runner, closing, out);
            List<JobOrder> orders = orders(session, runner, out);
            if (detach) {
                for (JobOrder order : orders) {
                    session.awaitPosted(order);
                }
                report.write(Map.of(
                        "jobs", orders.stream().map(order -> order.id().toHex()).toList()));
                return 0;
            }
            return new JobEnding(session, result, report, out).await(orders);
        }
    }

    /** Those of before that nobody has been told of, or new ones. */
    private List<JobOrder> orders(JobSession session, SandboxRunner runner, PrintWriter out)
            throws InterruptedException {
        Manifest manifest = program.manifest(session.worker().objects());
        List<SubmittedJobs.Submitted> before = session.jobs().unfinished(manifest.hash());
        if (!before.isEmpty()) {
            before.forEach(job -> out.println("goes on with job " + job.name() + ", which was ordered before"));
            out.flush();
            session.resume(before);
            session.begin();
            return before.stream().map(SubmittedJobs.Submitted::order).toList();
        }
        JobLimits limits = terms.limits(manifest, session.worker().objects(), runner, out);
        session.begin();
        session.watch().awaitMembers(terms.namesMediators());
        List<JobOrder> orders =
                terms.orders(manifest, limits, session.watch(), session.worker().objects());
        for (JobOrder order : orders) {
            out.println(
                    "job " + order.id().toHex() + ", deposit " + order.money().deposit());
            out.flush();
            session.order(order);
        }
        return orders;
    }
}
