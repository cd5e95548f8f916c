package org.gridmarket.kernel.compute.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A match and all money at stake in it: one row, from the match to its closing.
 *
 * @param id from job and resource
 * @param status where it stands
 * @param due when the time of whoever has to act is over; others may act on it after the grace
 * @param job with its deposit
 * @param resource with its deposit
 * @param mediatorNote of the first mediator, with its stake
 * @param directoryNote with its stake
 * @param solver who made the match
 * @param terms that it was made under
 * @param estimate est: the price at the job's limits
 * @param mediation med: a run of the mediator at the job's limits
 * @param cases the first mediator and those that have taken the case after it
 * @param result what the provider has committed to
 * @param dispute why it is run again
 * @param opening of the commitment, once it is known
 * @param openingMissing whether nobody has shown it in time
 * @param appellant who has contested the first verdict, and has laid out med
 */
public record Match(
        MatchId id,
        MatchStatus status,
        LedgerTime due,
        Job job,
        Resource resource,
        Note mediatorNote,
        Note directoryNote,
        AccountKey solver,
        ComputeTerms terms,
        Money estimate,
        Money mediation,
        List<Case> cases,
        @Nullable ResultCommitment result,
        @Nullable Dispute dispute,
        @Nullable Opening opening,
        boolean openingMissing,
        @Nullable AccountKey appellant) {
    public Match {
        cases = List.copyOf(cases);
    }

    /** A match of what may be matched. */
    public static Match made(Candidate candidate, AccountKey solver) {
        Note note = candidate.mediatorNote();
        return new Match(
                MatchId.of(candidate.job(), candidate.resource()),
                MatchStatus.MATCHED,
                candidate.due(),
                candidate.job(),
                candidate.resource(),
                note,
                candidate.directoryNote(),
                solver,
                candidate.terms(),
                candidate.estimate(),
                candidate.mediation(),
                List.of(Case.open(note.owner(), note.offer().stake())),
                null,
                null,
                null,
                false,
                null);
    }

    // ---- who and how much

    public AccountKey creator() {
        return job.owner();
    }

    public AccountKey provider() {
        return resource.owner();
    }

    public AccountKey directory() {
        return directoryNote.owner();
    }

    public NoteOffer.MediatorNote mediator() {
        return mediatorNote.asMediator();
    }

    public Windows windows() {
        return terms.windows();
    }

    /** d = theta est + med: the fine. */
    public Money fine() {
        return Candidate.times(terms.theta(), estimate).plus(mediation);
    }

    /** F: all fees together. */
    public Money fees() {
        return terms.solverFee()
                .plus(mediator().fee())
                .plus(directoryNote.offer().fee());
    }

    /** What a mediator stakes. */
    public Money caseStake() {
        return estimate.plus(mediation);
    }

    /** What is committed to; only where a result has been. */
    public ResultCommitment committed() {
        return Objects.requireNonNull(result, "no result is committed");
    }

    boolean isAboutDelivery() {
        return dispute != null && dispute.cause() == Cause.DELIVERY;
    }

    /** Whether its result is compared with other runs of the job. */
    public boolean isReproducible() {
        return job.offer().environment().isReproducible();
    }

    /** Whether the reports of two cases cannot both be true. */
    boolean contradict(int one, int other) {
        return isReproducible()
                ? report(one).contradicts(report(other))
                : report(one).contradictsDelivery(report(other));
    }

    public boolean isAudited() {
        return job.offer().audit().rate() > 0;
    }

    // ---- mediators

    /** Whom both sides trust and who has not had the case, in the job's order. */
    public List<AccountKey> otherJudges() {
        List<AccountKey> judges = new ArrayList<>(job.offer().trust().mediators());
        judges.retainAll(resource.offer().mediators());
        judges.removeAll(List.of(creator(), provider(), directory()));
        judges.removeAll(cases.stream().map(Case::mediator).toList());
        return List.copyOf(judges);
    }

    /** Whether somebody is left that may take the case. */
    public boolean hasOtherJudge() {
        return cases.size() < ComputeLimit.CASES_PER_MATCH.ceiling()
                && !otherJudges().isEmpty();
    }

    /** The case whose run is awaited, or the last that was. */
    public Case lastCase() {
        return cases.getLast();
    }

    /** The cases that have a report, in order. */
    List<Integer> reported() {
        return IntStream.range(0, cases.size())
                .filter(index -> cases.get(index).run() != null)
                .boxed()
                .toList();
    }

    RunReport report(int index) {
        return Objects.requireNonNull(cases.get(index).run(), "no report");
    }

    /** The verdict of the first report; the match has one. */
    public Verdict standingVerdict() {
        OptionalInt first = reported().stream().mapToInt(index -> index).findFirst();
        return Verdict.of(this, report(first.orElseThrow()));
    }

    /** Who may contest the standing verdict; who is concerned alone may accept it as well. */
    public List<AccountKey> concerned() {
        return switch (standingVerdict()) {
            case RP -> List.of(provider());
            case NONE, DIRECTORY -> List.of(creator());
            case NOBODY -> List.of(creator(), provider());
        };
    }

    /** Whether a run cannot be compared yet. */
    public boolean lacksOpening() {
        return opening == null && !openingMissing && lastCase().run() instanceof RunReport.Ran;
    }

    // ---- steps

    public Match committed(ResultCommitment commitment, LedgerTime now) {
        return changed(
                MatchStatus.COMMITTED, windows().react().after(now), cases, commitment, dispute, opening, false, null);
    }

    /** The mediator whose turn it is has so long, each engine for itself. */
    private LedgerTime runDue(LedgerTime now) {
        return windows()
                .prepare()
                .plus(mediator().machine().timeFor(job.offer()).times(terms.engines()))
                .after(now);
    }

    public Match disputed(Dispute why, LedgerTime now) {
        return changed(MatchStatus.DISPUTED, runDue(now), cases, result, why, opening, openingMissing, appellant);
    }

    /** With the report of the mediator whose turn it is; its state and due time are the judgement's to say. */
    public Match reported(RunReport report) {
        List<Case> with = new ArrayList<>(cases);
        with.set(with.size() - 1, lastCase().with(report));
        return changed(status, due, with, result, dispute, opening, openingMissing, appellant);
    }

    public Match awaitingOpening(LedgerTime now) {
        return changed(
                MatchStatus.AWAITING_OPENING,
                windows().reveal().after(now),
                cases,
                result,
                dispute,
                opening,
                openingMissing,
                appellant);
    }

    public Match opened(Opening shown) {
        return changed(status, due, cases, result, dispute, shown, false, appellant);
    }

    public Match withoutOpening() {
        return changed(status, due, cases, result, dispute, null, true, appellant);
    }

    public Match judged(LedgerTime now) {
        return changed(
                MatchStatus.JUDGED,
                windows().appeal().after(now),
                cases,
                result,
                dispute,
                opening,
                openingMissing,
                appellant);
    }

    public Match mediatorSilent() {
        List<Case> with = new ArrayList<>(cases);
        with.set(with.size() - 1, lastCase().whenSilent());
        return changed(status, due, with, result, dispute, opening, openingMissing, appellant);
    }

    public Match contested(AccountKey by) {
        return changed(status, due, cases, result, dispute, opening, openingMissing, by);
    }

    public Match seeking(LedgerTime now) {
        return changed(
                MatchStatus.SEEKING,
                windows().take().after(now),
                cases,
                result,
                dispute,
                opening,
                openingMissing,
                appellant);
    }

    /** With another mediator, who has staked {@link #caseStake}. */
    public Match taken(AccountKey judge, LedgerTime now) {
        List<Case> with = new ArrayList<>(cases);
        with.add(Case.open(judge, caseStake()));
        return changed(MatchStatus.DISPUTED, runDue(now), with, result, dispute, opening, openingMissing, appellant);
    }

    private Match changed(
            MatchStatus to,
            LedgerTime until,
            List<Case> with,
            @Nullable ResultCommitment commitment,
            @Nullable Dispute why,
            @Nullable Opening shown,
            boolean missing,
            @Nullable AccountKey by) {
        return new Match(
                id,
                to,
                until,
                job,
                resource,
                mediatorNote,
                directoryNote,
                solver,
                terms,
                estimate,
                mediation,
                with,
                commitment,
                why,
                shown,
                missing,
                by);
    }

    /** All money that lies in the row. */
    public Money money() {
        Money stakes = cases.stream().map(Case::stake).reduce(Money.ZERO, Money::plus);
        return job.offer()
                .money()
                .deposit()
                .plus(resource.offer().deposit())
                .plus(directoryNote.offer().stake())
                .plus(stakes)
                .plus(Optional.ofNullable(appellant).map(by -> mediation).orElse(Money.ZERO));
    }
}
