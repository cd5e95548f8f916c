package org.gridmarket.cli.compute;

import java.nio.file.Path;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.process.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Has a result run again. */
@CommandLine.Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rejects the result of a job that was submitted with --detach: a mediator runs it again. If the result was right, the run"
                    + " is yours to pay.",
            "Reasons RESULT_NOT_FOUND and DIRECTORY_UNAVAILABLE show the key of the delivery, so that mediators can open it."
        },
        footer = {
            "",
            "Example: ./gridmarket compute reject 3f2a --gateway 127.0.0.1:8080 --key me.key --reason WRONG_RESULTS"
        })
final class RejectResult extends SigningCommand {
    /** An operation of computation names this period or the next (compute-market, Beat). */
    private static final int PERIODS_VALID = 1;

    @CommandLine.Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            description = "Its id, or how it begins; the only one that has not ended when absent.")
    private @Nullable String job;

    @CommandLine.Option(names = "--reason", defaultValue = "WRONG_RESULTS", description = "${COMPLETION-CANDIDATES}.")
    private RejectReason reason = RejectReason.WRONG_RESULTS;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where journal, jobs and objects lie; next to the key when absent.")
    private @Nullable Path folder;

    @Override
    protected Signed sign(AccountKeyPair keys, GatewayOption through) {
        Path own = Participation.folder(keyFile(), folder);
        JobOrder order = new SubmittedJobs(own).meant(job).order();
        Workers workers = Participation.readers(keyFile(), own, through);
        String vain = "job " + order.id().toHex() + " has no result to answer";
        ComputePast.MatchPast last =
                ComputePast.ofOrder(through, workers, order).newest().orElseThrow(() -> new PartFailedException(vain));
        Match match = last.match();
        if (match.status() != MatchStatus.COMMITTED || last.closed().isPresent()) {
            throw new PartFailedException(vain + ": match " + match.id() + " is " + match.status());
        }
        Bytes shown = reason.cause() == Cause.DELIVERY ? workers.resultSecretOf(order) : null;
        ComputeCommand.Signed command = new ComputeCommand.RejectResult(match.id(), reason, shown);
        return PeriodOperation.sign(keys, through, PERIODS_VALID, ComputeFunctions.NAMES, command);
    }
}
