package org.gridmarket.testbed.docs.wire;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;

/** What the computation market answers, and an example of each operation that an account signs. */
final class ComputeWire {
    private static final LedgerTime EXPIRY = new LedgerTime(1_760_000_000_000L);
    private static final OfferId NOTE = new OfferId(ComputeExamples.hash("note"));
    private static final OfferId RESOURCE = new OfferId(ComputeExamples.hash("resource"));
    private static final OfferId JOB = new OfferId(ComputeExamples.hash("job"));
    private static final MatchId MATCH = MatchId.of(JOB.id(), 0, RESOURCE.id(), 0);
    private static final Opening RESULT = ComputeExamples.RIGHT;

    private ComputeWire() {}

    static List<Class<?>> answers() {
        return Stream.<Class<?>>concat(
                        Stream.of(ComputeAnswer.class.getPermittedSubclasses()),
                        Stream.of(ComputeTerms.class, Job.class, Resource.class, Note.class, Match.class))
                .toList();
    }

    static List<Record> examples() {
        ResultCommitment commitment =
                new ResultCommitment(RESULT.commitment(MATCH), ComputeExamples.hash("delivery"), "chicory-aot");
        return List.of(
                new ComputeCommand.Register(new MemberEntry(
                        ComputeExamples.hash("box key"), "mediator.example:7443", List.of("chicory-aot", "v8"))),
                new ComputeCommand.PostJobs(List.of(ComputeExamples.job(Cast.JC, Cast.D, NOTE, EXPIRY, 250))),
                new ComputeCommand.PostResources(List.of(ComputeExamples.resource(EXPIRY))),
                new ComputeCommand.PostNotes(
                        List.of(ComputeExamples.mediatorNote(EXPIRY), ComputeExamples.directoryNote(EXPIRY))),
                new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, RESOURCE),
                new ComputeCommand.StopRenewal(OfferKind.NOTE, NOTE, MATCH),
                new ComputeCommand.PostMatches(List.of(new ProposedMatch(JOB, RESOURCE, NOTE))),
                new ComputeCommand.CommitResults(
                        List.of(new CommittedResult(MATCH, commitment, ComputeExamples.hash("receipt")))),
                new ComputeCommand.Decline(MATCH, DeclineReason.JOB_NOT_FOUND),
                new ComputeCommand.AcceptResults(List.of(new AcceptedResult(MATCH, RESULT, ComputeExamples.SECRET))),
                new ComputeCommand.RejectResult(MATCH, RejectReason.WRONG_RESULTS, null),
                new ComputeCommand.PostRun(MATCH, ComputeExamples.run(RESULT, Finding.NOT_ASKED)),
                new ComputeCommand.RevealResult(MATCH, RESULT),
                new ComputeCommand.Appeal(MATCH),
                new ComputeCommand.AcceptVerdict(MATCH),
                new ComputeCommand.TakeCase(MATCH));
    }
}
