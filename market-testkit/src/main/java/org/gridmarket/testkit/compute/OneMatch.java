package org.gridmarket.testkit.compute;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.clock.ClockedLedger;

/** The example of the page on a ledger: one job, one resource, notes of three mediators and of the directory. */
public final class OneMatch {
    private static final long HOUR = 3_600_000;
    private static final Target TARGET = ClockedLedger.TARGET;

    private final ComputeOnLedger ledger;
    private final Map<Cast, Long> before = new EnumMap<>(Cast.class);
    private final OfferId resource;
    private final OfferId mediatorNote;
    private final OfferId directoryNote;
    private final OfferId job;
    private MatchId match = new MatchId(ComputeExamples.hash("no match yet"));

    private OneMatch(ComputeOnLedger ledger, Setting setting) {
        this.ledger = ledger;
        for (Cast party : Cast.values()) {
            before.put(party, ledger.worth(party).micro());
        }
        LedgerTime far = expiry();
        resource = post(Cast.RP, setting.resource(far));
        mediatorNote = post(Cast.M1, setting.mediatorNote(far));
        directoryNote = post(Cast.D, setting.directoryNote(far));
        job = ComputeOnLedger.offerOf(ledger.run(
                Cast.JC,
                new ComputeCommand.PostJobs(
                        List.of(setting.job(directoryNote, ledger.now().plusMillis(HOUR))))));
    }

    /** What is different from the example; nothing by default. */
    public interface Setting {
        default ComputeTerms terms() {
            return ComputeExamples.terms();
        }

        default ResourceOffer resource(LedgerTime expiry) {
            return ComputeExamples.resource(expiry);
        }

        default NoteOffer mediatorNote(LedgerTime expiry) {
            return ComputeExamples.mediatorNote(expiry);
        }

        default NoteOffer directoryNote(LedgerTime expiry) {
            return ComputeExamples.directoryNote(expiry);
        }

        default JobOffer job(OfferId note, LedgerTime deadline) {
            return ComputeExamples.job(Cast.JC, Cast.D, note, deadline, auditRate());
        }

        default int auditRate() {
            return Audit.STANDARD_RATE;
        }
    }

    /** The offers are in the book and nothing is matched. */
    public static OneMatch posted(Setting setting) {
        return new OneMatch(ComputeOnLedger.founded(setting.terms()), setting);
    }

    public static OneMatch posted() {
        return posted(new Setting() {});
    }

    /** They are matched. */
    public static OneMatch matched(Setting setting) {
        OneMatch matched = posted(setting);
        matched.match = ComputeOnLedger.matchOf(matched.match(Cast.S));
        return matched;
    }

    public static OneMatch matched() {
        return matched(new Setting() {});
    }

    /** A result is committed. */
    public static OneMatch committed(Opening opening) {
        OneMatch committed = matched();
        committed.commit(opening).orThrow();
        return committed;
    }

    // ---- what there is

    public ComputeOnLedger ledger() {
        return ledger;
    }

    public MatchId id() {
        return match;
    }

    public OfferId job() {
        return job;
    }

    public OfferId resource() {
        return resource;
    }

    public OfferId mediatorNote() {
        return mediatorNote;
    }

    public OfferId directoryNote() {
        return directoryNote;
    }

    public LedgerTime expiry() {
        return ledger.now().plusMillis(24 * 24 * HOUR);
    }

    public MatchStatus status() {
        return ledger.match(match).status();
    }

    /** How the match has closed. */
    public Outcome outcome() {
        return ledger.events().stream()
                .filter(ComputeEvent.MatchClosed.class::isInstance)
                .map(ComputeEvent.MatchClosed.class::cast)
                .filter(closed -> closed.match().equals(match))
                .map(ComputeEvent.MatchClosed::outcome)
                .findFirst()
                .orElseThrow();
    }

    /** What a party has gained since before it posted anything, in µ. */
    public long gainOf(Cast party) {
        return ledger.worth(party).micro() - Objects.requireNonNull(before.get(party));
    }

    // ---- what parties do

    public OfferId post(Cast party, ResourceOffer offer) {
        return ComputeOnLedger.offerOf(ledger.run(party, new ComputeCommand.PostResources(List.of(offer))));
    }

    public OfferId post(Cast party, NoteOffer offer) {
        return ComputeOnLedger.offerOf(ledger.run(party, new ComputeCommand.PostNotes(List.of(offer))));
    }

    public Decision<Receipt> match(Cast solver) {
        return ledger.run(
                solver, new ComputeCommand.PostMatches(List.of(new ProposedMatch(job, resource, mediatorNote))));
    }

    /** What the provider commits to, with the directory's word for it. */
    public ComputeCommand.CommitResults committing(Opening opening) {
        return committing(match, opening, Cast.D);
    }

    public static ComputeCommand.CommitResults committing(MatchId match, Opening opening, Cast directory) {
        ResultCommitment result =
                new ResultCommitment(opening.commitment(match), ComputeExamples.hash("delivery"), "chicory-aot");
        Bytes receipt = directory.keys().sign(result.heldMessage(TARGET, match));
        return new ComputeCommand.CommitResults(List.of(new CommittedResult(match, result, receipt)));
    }

    public Decision<Receipt> commit(Opening opening) {
        return ledger.run(Cast.RP, committing(opening));
    }

    public Decision<Receipt> decline() {
        return ledger.run(Cast.RP, new ComputeCommand.Decline(match, DeclineReason.TOO_SLOW));
    }

    public Decision<Receipt> accept(Opening opening) {
        return ledger.run(
                Cast.JC,
                new ComputeCommand.AcceptResults(List.of(new AcceptedResult(match, opening, ComputeExamples.SECRET))));
    }

    public Decision<Receipt> reject(RejectReason reason) {
        return ledger.run(Cast.JC, new ComputeCommand.RejectResult(match, reason, ComputeExamples.RESULT_PRIVATE_KEY));
    }

    public Decision<Receipt> report(Cast mediator, RunReport report) {
        return ledger.run(mediator, new ComputeCommand.PostRun(match, report));
    }

    public Decision<Receipt> reveal(Cast by, Opening opening) {
        return ledger.run(by, new ComputeCommand.RevealResult(match, opening));
    }

    public Decision<Receipt> appeal(Cast by) {
        return ledger.run(by, new ComputeCommand.Appeal(match));
    }

    public Decision<Receipt> acceptVerdict(Cast by) {
        return ledger.run(by, new ComputeCommand.AcceptVerdict(match));
    }

    public Decision<Receipt> take(Cast mediator) {
        return ledger.run(mediator, new ComputeCommand.TakeCase(match));
    }

    /** Whoever has to act is silent, and anybody moves the match on. */
    public Decision<Receipt> silence() {
        return ledger.waitUntilOver(match).expire(match);
    }
}
