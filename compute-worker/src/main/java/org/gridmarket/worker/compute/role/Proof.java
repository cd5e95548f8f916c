package org.gridmarket.worker.compute.role;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;

/** Which events show that an operation is on the ledger, or that its end has come without it. */
final class Proof {
    private Proof() {}

    /**
     * Whether nothing more can come of an operation once this event is there.
     *
     * @param name of the operation
     * @param signer whose it is
     */
    static boolean shows(Record event, Record command, OperationName name, AccountKey signer) {
        return switch (command) {
            case ComputeCommand.PostJobs c -> isPosted(event, name, c.jobs().size());
            case ComputeCommand.PostResources c ->
                isPosted(event, name, c.resources().size());
            case ComputeCommand.PostNotes c -> isPosted(event, name, c.notes().size());
            case ComputeCommand.Register c ->
                event instanceof ComputeEvent.ComputeMemberRegistered(var who, var entry)
                        && who.equals(signer)
                        && entry.equals(c.entry());
            case ComputeCommand.WithdrawOffer c ->
                event instanceof ComputeEvent.OfferGone(var kind, var offer) && offer.equals(c.offer());
            case ComputeCommand.StopRenewal c ->
                event instanceof ComputeEvent.RenewalStopped(var kind, var offer) && offer.equals(c.offer());
            case PurseCommand.Collect c ->
                event instanceof PurseEvent.PurseCollected(var who, var payouts, var amount)
                        && who.equals(signer)
                        && payouts.stream().anyMatch(c.payouts()::contains);
            default -> ofMatch(event, command, signer);
        };
    }

    private static boolean isPosted(Record event, OperationName name, int offers) {
        return switch (event) {
            case ComputeEvent.JobPosted(var job) -> isOf(job.id(), name, offers);
            case ComputeEvent.ResourcePosted(var resource) -> isOf(resource.id(), name, offers);
            case ComputeEvent.NotePosted(var note) -> isOf(note.id(), name, offers);
            default -> false;
        };
    }

    private static boolean isOf(OfferId offer, OperationName name, int offers) {
        return IntStream.range(0, offers)
                .anyMatch(index -> OfferId.of(name, index).equals(offer));
    }

    private static boolean ofMatch(Record event, Record command, AccountKey signer) {
        return switch (command) {
            case ComputeCommand.PostMatches c ->
                event instanceof ComputeEvent.Matched(var match)
                        && c.matches().stream()
                                .map(ProposedMatch::job)
                                .anyMatch(match.job().id()::equals);
            case ComputeCommand.CommitResults c ->
                event instanceof ComputeEvent.ResultCommitted(var match, var result, var due)
                        && c.results().stream().map(CommittedResult::match).anyMatch(match::equals);
            case ComputeCommand.Decline c ->
                event instanceof ComputeEvent.MatchClosed closed
                        && closed.match().equals(c.match());
            case ComputeCommand.AcceptResults c ->
                isClosed(event, c.results().stream().map(AcceptedResult::match).toList());
            case ComputeCommand.RejectResult c ->
                event instanceof ComputeEvent.Disputed disputed
                        && disputed.match().equals(c.match());
            case ComputeCommand.PostRun c ->
                event instanceof ComputeEvent.RunPosted posted
                        && posted.match().equals(c.match())
                        && posted.report().mediator().equals(signer);
            case ComputeCommand.RevealResult c ->
                event instanceof ComputeEvent.OpeningRevealed revealed
                        && revealed.match().equals(c.match());
            case ComputeCommand.Appeal c ->
                event instanceof ComputeEvent.MediatorSought sought
                        && sought.match().equals(c.match());
            case ComputeCommand.AcceptVerdict c ->
                event instanceof ComputeEvent.MatchClosed closed
                        && closed.match().equals(c.match());
            case ComputeCommand.TakeCase c ->
                event instanceof ComputeEvent.Disputed disputed
                        && disputed.match().equals(c.match());
            default -> false;
        };
    }

    private static boolean isClosed(Record event, List<MatchId> matches) {
        return event instanceof ComputeEvent.MatchClosed closed
                && closed.outcome() == Outcome.ACCEPTED
                && matches.contains(closed.match());
    }
}
