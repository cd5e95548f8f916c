package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.process.Closing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The rest of a job that was submitted before. */
@CommandLine.Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Goes on with a job that was submitted with this key: checks and accepts its result, tells how it ends.",
        footer = {"", "Example: ./gridmarket compute follow 3f2a --gateway 127.0.0.1:8080 --key me.key --out result"})
final class FollowJob implements Callable<Integer> {
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
            JobSession session = owner.session(sandboxes.runner(closing), closing, out);
            SubmittedJobs.Submitted meant = session.jobs().meant(job);
            session.resume(List.of(meant));
            session.begin();
            return new JobEnding(session, result, report, out).await(List.of(meant.order()));
        }
    }
}
