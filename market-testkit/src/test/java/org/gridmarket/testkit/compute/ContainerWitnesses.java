package org.gridmarket.testkit.compute;

import static org.gridmarket.kernel.compute.ComputeRejection.CONTAINER_AUDITED;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_REPRODUCIBLE;
import static org.gridmarket.kernel.compute.ComputeRejection.PROVIDERS_NOT_NAMED;

import java.util.List;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.testkit.table.RejectionTable;

/** Inputs that are refused because two runs of a container may differ. */
final class ContainerWitnesses {
    private static final long DAY = 86_400_000;

    private ContainerWitnesses() {}

    static void addTo(RejectionTable table) {
        table.row(CONTAINER_AUDITED, "the result of a container is to be drawn for another run", () -> {
                    OneMatch posted = OneMatch.posted();
                    return post(posted, ContainerExample.container(job(posted, 250)));
                })
                .row(PROVIDERS_NOT_NAMED, "a container may run anywhere", () -> {
                    OneMatch posted = OneMatch.posted();
                    JobOffer job = ContainerExample.container(job(posted, 0));
                    return post(
                            posted,
                            JobVariants.withTrust(job, new JobTrust(job.trust().mediators(), List.of())));
                })
                .row(NOT_REPRODUCIBLE, "another output than the job creator's own is complained of", () -> {
                    OneMatch committed = OneMatch.matched(new ContainerExample());
                    committed.commit(ComputeExamples.LIE).orThrow();
                    return committed.reject(RejectReason.WRONG_RESULTS);
                });
    }

    private static JobOffer job(OneMatch posted, int auditRate) {
        return ComputeExamples.job(
                Cast.JC, Cast.D, posted.directoryNote(), posted.ledger().now().plusMillis(DAY), auditRate);
    }

    private static Decision<Receipt> post(OneMatch posted, JobOffer job) {
        return posted.ledger().run(Cast.JC, new ComputeCommand.PostJobs(List.of(job)));
    }
}
