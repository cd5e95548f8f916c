package org.gridmarket.testbed.simulation.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.MoveReason;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testbed.simulation.SimulatedChain;

/**
 * What whoever is honest may lose at most when a match closes, and whoever is not may gain (compute-market, Bounds and Money).
 */
final class ClosingBounds {
    /** Whether an account could act on a match in time. */
    @FunctionalInterface
    interface Reachability {
        boolean of(AccountKey account, Match match);
    }

    private static final Set<Outcome> WITHOUT_RESULT = Set.of(Outcome.DECLINED, Outcome.PROVIDER_SILENT);

    private final People people;
    private final Reachability reachable;
    private final Match match;
    private final ComputeEvent.MatchClosed closed;
    private final List<String> offences = new ArrayList<>();

    /**
     * @param reachable who was; the page lets who was cut off lose more
     * @param match as it stood when it closed
     */
    private ClosingBounds(People people, Reachability reachable, Match match, ComputeEvent.MatchClosed closed) {
        this.people = people;
        this.reachable = reachable;
        this.match = match;
        this.closed = closed;
    }

    /** What is broken; nothing when nothing is. */
    static List<String> offences(
            People people,
            Reachability reachable,
            Match match,
            ComputeEvent.MatchClosed closed,
            Bytes manifest,
            LedgerTime now) {
        ClosingBounds bounds = new ClosingBounds(people, reachable, match, closed);
        bounds.provider();
        bounds.creator();
        bounds.mediators();
        bounds.others();
        bounds.lies(manifest);
        bounds.ways(now);
        return bounds.offences;
    }

    private boolean isReachable(AccountKey account) {
        return reachable.of(account, match);
    }

    private long gain(AccountKey account) {
        long gain = 0;
        for (Move move : closed.moves()) {
            gain += move.to().equals(account) && move.reason() != MoveReason.SOLVER_FEE
                    ? move.amount().micro()
                    : 0;
            gain -= move.from().equals(account) ? move.amount().micro() : 0;
        }
        return gain;
    }

    private void within(String who, AccountKey account, long least, long most) {
        long gain = gain(account);
        boolean mayLose = !people.isHonest(account) || gain >= least;
        if (!mayLose || gain > most) {
            offences.add(who + " gains " + gain + ", from " + least + " to " + most + " are allowed; " + closed + " of "
                    + match);
        }
    }

    private long estimate() {
        return match.estimate().micro();
    }

    private long fees() {
        return match.fees().micro();
    }

    private long appeal() {
        return match.appellant() == null ? 0 : match.mediation().micro();
    }

    private boolean failed() {
        return WITHOUT_RESULT.contains(closed.outcome());
    }

    /** Its work, the fees, an appeal that it has lost; cut off, the estimate or the fine. */
    private void provider() {
        boolean fined = closed.outcome() == Outcome.RP || closed.outcome() == Outcome.PROVIDER_SILENT;
        if (isReachable(match.provider()) && fined && people.isHonest(match.provider())) {
            offences.add("an honest provider is fined: " + closed + " of " + match);
        }
        long cutOff = closed.outcome() == Outcome.RP
                ? match.fine().micro()
                : closed.outcome() == Outcome.PROVIDER_SILENT ? estimate() : 0;
        long most = switch (closed.outcome()) {
            case ACCEPTED, NONE, DIRECTORY -> estimate();
            case NOBODY -> estimate() / 2;
            default -> 0;
        };
        within(
                "provider",
                match.provider(),
                -fees() - (failed() ? 0 : appeal()) - (isReachable(match.provider()) ? 0 : cutOff),
                most);
    }

    /** Price, one run, fees and an appeal; only fees when it gets no result. It gains the estimate at most, as damage. */
    private void creator() {
        boolean damaged = closed.outcome() == Outcome.RP || closed.outcome() == Outcome.PROVIDER_SILENT;
        boolean ran = match.cases().stream().anyMatch(one -> one.run() instanceof RunReport.Ran);
        long nothing = fees() + (ran ? appeal() : 0);
        long all = estimate() + match.mediation().micro() + fees() + appeal();
        within(
                "job creator",
                match.creator(),
                failed() || closed.outcome() == Outcome.RP
                        ? -nothing - (isReachable(match.creator()) ? 0 : appeal())
                        : -all,
                damaged ? estimate() : 0);
    }

    /** Nothing, while anybody honest gives it the inputs; it gains its fee and a run, out of whose stake ever. */
    private void mediators() {
        boolean inputs = people.isHonest(match.creator())
                || people.isHonest(match.provider())
                || people.isHonest(match.directory());
        long stake = match.caseStake().micro();
        for (Case one : match.cases()) {
            within(
                    "mediator",
                    one.mediator(),
                    inputs && isReachable(one.mediator()) ? 0 : -stake,
                    match.mediator().fee().micro() + match.mediation().micro());
        }
    }

    private void others() {
        boolean isFault = closed.outcome() == Outcome.DIRECTORY;
        if (isReachable(match.directory()) && isFault && honestRuns() && people.isHonest(match.directory())) {
            offences.add("an honest directory is fined: " + closed + " of " + match);
        }
        within(
                "directory",
                match.directory(),
                isReachable(match.directory()) && honestRuns()
                        ? 0
                        : -match.mediation().micro(),
                match.directoryNote().offer().fee().micro());
        long solved = closed.moves().stream()
                .filter(move -> move.reason() == MoveReason.SOLVER_FEE)
                .mapToLong(move -> move.amount().micro())
                .sum();
        long due = failed() ? 0 : match.terms().solverFee().micro();
        if (solved != due) {
            offences.add("the solver is paid " + solved + ", not " + due + ": " + closed + " of " + match);
        }
    }

    /** What honest mediators alone have run never passes when it is wrong, and is never fined when it is right. */
    private void lies(Bytes manifest) {
        Opening opening = match.opening();
        if (opening != null
                && honestRuns()
                && closed.outcome() == Outcome.NONE
                && !new Truth().isRight(opening, match, manifest)) {
            offences.add("a lie has passed a run: " + closed + " of " + match);
        }
    }

    private boolean honestRuns() {
        return match.cases().stream().allMatch(one -> people.isHonest(one.mediator()));
    }

    /**
     * Time-outs end a match as the page says, and never before the grace is over by a clock that is as far ahead as the ledger
     * lets pass.
     */
    private void ways(LedgerTime now) {
        boolean timedOut = closed.outcome() == Outcome.PROVIDER_SILENT
                || closed.outcome() == Outcome.LAPSED
                || match.status() == MatchStatus.SEEKING;
        LedgerTime graceOver = match.windows().grace().after(match.due());
        if (timedOut && now.isBefore(graceOver.plusMillis(-SimulatedChain.CLOCK_WINDOW_MILLIS))) {
            offences.add("timed out at " + now + ": " + closed + " of " + match);
        }
        if (match.status() == MatchStatus.SEEKING && closed.outcome() != Outcome.NOBODY) {
            offences.add("nobody has taken the case, and it is decided: " + closed + " of " + match);
        }
        if (closed.outcome() != Outcome.NOBODY) {
            return;
        }
        long runs = match.cases().stream().filter(one -> one.run() != null).count();
        boolean isAsked = match.status() == MatchStatus.SEEKING
                || !match.hasOtherJudge()
                || runs >= ComputeLimit.RUNS_PER_MATCH.ceiling();
        boolean isUndecided = match.cases().stream()
                .filter(one -> one.run() != null)
                .anyMatch(one -> one.run() instanceof RunReport.Undecided);
        if (!isAsked && !isUndecided) {
            offences.add("a judge is left and was not asked: " + closed + " of " + match);
        }
    }
}
