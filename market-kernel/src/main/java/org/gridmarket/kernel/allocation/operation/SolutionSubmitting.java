package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.BoundCheck;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.contest.Competitor;
import org.gridmarket.kernel.contest.Contest;
import org.gridmarket.kernel.contest.ContestLimits;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A licensed solver submits a solution, whole and in one transaction; it is verified against the sealed instance and becomes
 * the candidate when it is better. What costs most, reading the instance, comes last.
 */
final class SolutionSubmitting {
    private static final String SOURCE = "allocation-market, Feasible, exactly: Better";

    private static final Contest<Worth> CONTEST =
            new Contest<>(Worth::compareTo, SolutionSubmitting::describe, "it proves more than the candidate", SOURCE);

    private static final ContestLimits LIMITS = new ContestLimits(
            AllocationLimit.SOLUTIONS_PER_SOLVER_AND_CYCLE.ceiling(),
            AllocationLimit.PROVED_SOLUTIONS_PER_SOLVER.ceiling(),
            AllocationLimit.PROVED_SOLUTIONS_PER_SOLVER.ceiling(),
            1);

    // spotless:off
    static final RuleBook<Competitor> SUBMIT = RuleBook.of("allocation:submitSolution",
            rule(ContestRejection.NOT_A_SOLVER,             "allocation-market, Operations", Competitor::unlicensed),
            rule(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS, SOURCE,                          Competitor::noTurnLeft));
    // spotless:on

    /** A solution that has been found feasible, and what of it is proved. */
    private record Entry(VerifiedAllocation verified, ProvedTerms proof) {}

    private SolutionSubmitting() {}

    static Decision<Receipt> run(
            AllocationCommand.SubmitSolution command, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        Cycle c = command.solution().cycle();
        Competitor competitor = competitor(c, command.certificate() != null, operation, market);
        boolean over = !operation.now().isBefore(market.calendar().ends(c));
        return SUBMIT.check(competitor)
                .then(licensed -> CycleLifeCycle.TABLE.next(
                        market.status(c),
                        CycleLifeCycle.SUBMIT,
                        Role.anyone(),
                        new CycleLifeCycle.Submitting(over, market.isEarlierFinal(c))))
                .then(solving -> InstanceReading.read(c, market.seal(c).orElseThrow(), market))
                .then(instance -> AllocationVerifier.verify(instance, command.solution())
                        .then(verified -> SolutionSize.check(verified, command, market))
                        .then(verified -> proved(instance, verified, command.certificate())))
                .then(entry -> compete(c, entry, competitor, market).map(better -> lead(c, entry, competitor, market)));
    }

    private static Competitor competitor(
            Cycle c, boolean mayProve, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        AccountKey solver = operation.signer();
        LedgerPeriod now = operation.validity().at(operation.now());
        return new Competitor(
                solver,
                "cycle " + c + " of " + market.name(),
                AllocationState.LICENCE
                        .find(market.world(), solver)
                        .filter(licence -> licence.holdsAt(now))
                        .isPresent(),
                market.in(AllocationState.TURNS).find(market.world(), c, solver).orElse(SolverTurns.NONE),
                mayProve,
                LIMITS);
    }

    private static Decision<Entry> proved(
            AllocationInstance instance, VerifiedAllocation verified, @Nullable AllocationCertificate certificate) {
        return certificate == null
                ? Decision.accept(new Entry(verified, BoundCheck.nothing(instance)))
                : BoundCheck.check(instance, verified.worth(), certificate).map(proof -> new Entry(verified, proof));
    }

    private static Decision<Contest.Entry<Worth>> compete(
            Cycle c, Entry entry, Competitor competitor, MarketRows market) {
        Contest.Leader<Worth> leader = leader(c, market);
        int proved = entry.proof().proved();
        return CONTEST.enter(
                new Contest.Entry<>(entry.verified().worth(), proved),
                proved > leader.entry().proved(),
                competitor,
                () -> leader);
    }

    /** The candidate of this very cycle; before there is one, a solution without assignments. */
    private static Contest.Leader<Worth> leader(Cycle c, MarketRows market) {
        Optional<StoredRows.Candidate> candidate =
                market.in(AllocationState.CANDIDATE).find(market.world(), c);
        return candidate
                .map(found -> new Contest.Leader<>(
                        new Contest.Entry<>(found.value(), found.proof().proved()), " of the candidate"))
                .orElseGet(() -> new Contest.Leader<>(
                        new Contest.Entry<>(
                                Worth.nothing(market.schema().objective().size()), 0),
                        " of no assignments"));
    }

    private static String describe(Contest.Entry<Worth> entry) {
        return entry.value() + (entry.proved() > 0 ? ", " + entry.proved() + " terms proved" : "");
    }

    private static Receipt lead(Cycle c, Entry entry, Competitor competitor, MarketRows market) {
        SolverTurns turns = competitor.turns();
        int turn = turns.uploads();
        AccountKey solver = competitor.solver();
        int assignments = entry.verified().assignments().size();
        Worth worth = entry.verified().worth();
        market.in(AllocationState.SOLUTION).put(market.world(), entry.verified().stored(), c, solver, turn);
        market.in(AllocationState.CANDIDATE)
                .put(market.world(), new StoredRows.Candidate(solver, turn, worth, entry.proof(), assignments), c);
        market.in(AllocationState.TURNS).put(market.world(), turns.leading(turn), c, solver);
        market.tell(new AllocationEvent.AllocationSolutionAccepted(
                market.name(), c, solver, worth, entry.proof(), assignments));
        return market.receipt(
                AllocationAnswer.AllocationLeads.class,
                new AllocationAnswer.AllocationLeads(worth, entry.proof(), assignments));
    }
}
