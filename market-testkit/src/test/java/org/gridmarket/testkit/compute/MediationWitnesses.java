package org.gridmarket.testkit.compute;

import static org.gridmarket.kernel.compute.ComputeRejection.*;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of what happens to a disputed result. */
final class MediationWitnesses {
    private MediationWitnesses() {}

    private static OneMatch disputed() {
        OneMatch disputed = OneMatch.committed(ComputeExamples.RIGHT);
        disputed.reject(RejectReason.WRONG_RESULTS).orThrow();
        return disputed;
    }

    private static OneMatch judged() {
        OneMatch judged = disputed();
        judged.report(Cast.M1, ComputeExamples.run(ComputeExamples.RIGHT)).orThrow();
        judged.reveal(Cast.RP, ComputeExamples.RIGHT).orThrow();
        return judged;
    }

    static void addTo(RejectionTable table) {
        table.row(
                        NOT_MEDIATOR,
                        "a mediator reports whose turn it is not",
                        () -> disputed().report(Cast.M2, ComputeExamples.NOISE))
                .row(
                        ComputeRejection.OVER_LIMIT,
                        "a mediator reports more than the job allows",
                        () -> disputed().report(Cast.M1, ComputeExamples.run(MatchingWitnesses.tooLarge())))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "an opening is shown while a mediator runs",
                        () -> disputed().reveal(Cast.RP, ComputeExamples.RIGHT))
                .row(OPENING_MISMATCH, "another opening is shown than was committed", () -> {
                    OneMatch disputed = disputed();
                    disputed.report(Cast.M1, ComputeExamples.NOISE).orThrow();
                    return disputed.reveal(Cast.RP, ComputeExamples.LIE);
                })
                .row(NOT_CONCERNED, "a provider contests a verdict for it", () -> judged().appeal(Cast.RP))
                .row(NOT_CONCERNED, "a mediator lets a verdict stand", () -> judged().acceptVerdict(Cast.M2))
                .row(NOT_CONCERNED, "one of two lets a verdict stand that concerns both", () -> {
                    OneMatch undecided = disputed();
                    undecided.report(Cast.M1, new RunReport.Undecided()).orThrow();
                    return undecided.acceptVerdict(Cast.RP);
                })
                .row(MEDIATOR_NOT_TRUSTED, "a mediator takes a case again", () -> {
                    OneMatch sought = judged();
                    sought.appeal(Cast.JC).orThrow();
                    return sought.take(Cast.M1);
                })
                .row(NO_OTHER_MEDIATOR, "a verdict is contested and nobody is left", () -> {
                    OneMatch last = disputed();
                    last.silence().orThrow();
                    last.take(Cast.M2).orThrow();
                    last.silence().orThrow();
                    last.take(Cast.M3).orThrow();
                    last.report(Cast.M3, new RunReport.Absent()).orThrow();
                    return last.appeal(Cast.RP);
                })
                .row(PurseRejection.PURSE_TOO_SMALL, "an appeal costs more than the purse holds", () -> {
                    OneMatch judged = judged();
                    judged.ledger()
                            .run(
                                    Cast.JC,
                                    new ComputeCommand.PostNotes(List.of(ResourceVariants.withStake(
                                            ComputeExamples.mediatorNote(judged.expiry()),
                                            ComputeOnLedger.START.minus(new Money(100_000))))))
                            .orThrow();
                    return judged.appeal(Cast.JC);
                });
    }
}
