package org.gridmarket.solver.cycle;

import java.time.Duration;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.CarriedSolution;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.Match;
import org.gridmarket.solver.energy.MatchOutcome;
import org.gridmarket.solver.energy.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The work of a hybrid solver (2.6.5, 6.4.2): hears the public events, solves round tau as soon as tau - 1 is closed and
 * final, verifies, posts. Each round is worked once; a restart begins with the events of block 0 and misses nothing.
 *
 * <p>One thread may call {@link #apply} while another is in {@link #work}: that is how a round that ends, or a proved
 * candidate of another solver, stops an effort that has become useless.
 */
public final class SolveCycle {
    private final SolverPlan plan;
    private final SolutionPoster poster;
    private final MarketClock clock;
    private final SolveWatch watch;
    private final MarketView view = new MarketView();
    private @Nullable Round lastWorked;
    private @Nullable Round candidateRound;
    private ObjectiveValue candidate = ObjectiveValue.NOTHING;
    private boolean candidateIsCertified;
    private @Nullable Match lastAccepted;

    public SolveCycle(SolverPlan plan, SolutionOutlet outlet, MarketClock clock, SolveWatch watch) {
        this.plan = plan;
        this.poster = new SolutionPoster(outlet);
        this.clock = clock;
        this.watch = watch;
    }

    /** Takes in one event; events come in ledger order, each once. */
    public synchronized void apply(EnergyEvent event) {
        view.apply(event);
        if (event instanceof EnergyEvent.SolutionAccepted accepted) {
            candidateRound = accepted.round();
            candidate = accepted.value();
            candidateIsCertified = accepted.certified();
        }
    }

    /** The round that can be worked now and has not been, if its gate is still ahead. */
    public synchronized Optional<Round> dueRound() {
        return view.solvableRound().filter(round -> !round.equals(lastWorked) && isOpen(round));
    }

    /** Solves and posts the round that is due; false when there was none. */
    public boolean work() {
        Optional<RoundInstance> due = takeDue();
        due.ifPresent(this::solve);
        return due.isPresent();
    }

    private synchronized Optional<RoundInstance> takeDue() {
        Optional<Round> round = dueRound();
        round.ifPresent(tau -> lastWorked = tau);
        return round.map(view::instance);
    }

    private void solve(RoundInstance instance) {
        poster.newRound();
        for (Matcher matcher : plan.steps(instance.offers().size())) {
            if (attempt(instance, matcher)) {
                return; // nothing is better, so the matchers that take longer have nothing to add
            }
        }
    }

    /** Whether the solution that it finds is proved to be the best. */
    private boolean attempt(RoundInstance instance, Matcher matcher) {
        long millis = gate(instance.round()).epochMillis() - clock.now().epochMillis();
        if (millis <= 0 || isUseless(instance)) {
            return false;
        }
        SolveBudget budget = new SolveBudget(Duration.ofMillis(millis), () -> isUseless(instance));
        return switch (matcher.match(instance, budget)) {
            case MatchOutcome.Solved(Match match) -> {
                post(instance, match);
                yield match.isCertified();
            }
            case MatchOutcome.Unsuitable unsuitable -> {
                boolean last = matcher.equals(plan.best()) && !matcher.equals(plan.fallback());
                yield last && attempt(instance, plan.fallback()); // a feasible solution is better than none
            }
            case MatchOutcome.OutOfTime outOfTime -> false; // the round is over, or somebody has proved the best
        };
    }

    private void post(RoundInstance instance, Match match) {
        long started = System.nanoTime(); // for the record only
        String outcome = SolveRecord.SKIPPED;
        if (!match.verified().trades().isEmpty() && beatsCandidate(instance, match)) {
            PostOutcome posted = poster.post(
                    match.solution(),
                    match.postableCertificate().orElse(null),
                    calendar().paysSolvers(),
                    gate(instance.round()));
            if (posted instanceof PostOutcome.Accepted) {
                keep(match);
            }
            outcome = posted.word();
        }
        watch.tell(new SolveRecord(
                instance.round(),
                instance.offers().size(),
                match.matcher(),
                match.statistics(),
                match.value(),
                match.bound(),
                match.isCertified(),
                match.verified().trades().size(),
                System.nanoTime() - started,
                outcome));
    }

    /** As the ledger will judge: better, or as good and certified where the other is not. */
    private synchronized boolean beatsCandidate(RoundInstance instance, Match match) {
        boolean hasCandidate = instance.round().equals(candidateRound);
        ObjectiveValue leader = hasCandidate ? candidate : carried(instance);
        int comparison = match.value().compare(leader, instance.objective());
        boolean provesWhatLeaderDoesNot = match.isCertified()
                && match.postableCertificate().isPresent()
                && !(hasCandidate && candidateIsCertified);
        return comparison > 0 || (comparison == 0 && provesWhatLeaderDoesNot);
    }

    /** What the last accepted solution is still worth, if it was this solver's; of others' the trades are not known here. */
    private ObjectiveValue carried(RoundInstance instance) {
        Match own = lastAccepted;
        boolean isLast = own != null
                && own.verified().round().equals(candidateRound)
                && own.value().equals(candidate)
                && (own.isCertified() || !candidateIsCertified);
        return own != null && isLast
                ? CarriedSolution.of(instance, own.solution().unpacked()).value()
                : new ObjectiveValue(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    private synchronized void keep(Match accepted) {
        lastAccepted = accepted;
    }

    private synchronized boolean isUseless(RoundInstance instance) {
        boolean proved = instance.round().equals(candidateRound) && candidateIsCertified;
        return proved || !isOpen(instance.round());
    }

    private boolean isOpen(Round round) {
        boolean closed = view.lastClosed().filter(last -> !last.isBefore(round)).isPresent();
        return !closed && clock.now().isBefore(gate(round));
    }

    private LedgerTime gate(Round round) {
        return calendar().gate(round);
    }

    /** The calendar; empty before the market is founded. */
    public synchronized Optional<MarketCalendar> foundedCalendar() {
        return view.calendar();
    }

    private synchronized MarketCalendar calendar() {
        return view.calendar().orElseThrow();
    }
}
