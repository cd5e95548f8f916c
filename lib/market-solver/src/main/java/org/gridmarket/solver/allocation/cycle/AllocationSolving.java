package org.gridmarket.solver.allocation.cycle;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.AllocationMatcher;
import org.gridmarket.solver.allocation.ImprovingSolve;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.effort.SolveBudget;
import org.jspecify.annotations.Nullable;

/**
 * The work of a solver in all allocation markets: hears the public events, solves a cycle as soon as its book is sealed and
 * the cycle before is final, submits what is feasible at once and then what is better, until the cycle ends or the best is
 * proved, by whomever. Each cycle is worked once; a restart begins with the events of block 0 and misses nothing, and what it
 * submits once more has the same operation id.
 *
 * <p>Threads may call {@link #work} for different markets, and one {@link #apply} meanwhile: so a market whose cycles take
 * long holds up no other, and a cycle that is over stops an effort that has become useless.
 */
public final class AllocationSolving {
    private static final Bytes TAG = Bytes.utf8("gridmarket/allocation-operation/1");

    /** What is left of a cycle for submitting: a tenth of solving, this long at most. */
    private static final long SUBMIT_MILLIS = 5_000;

    private static final int SUBMIT_SHARE = 10;

    private final ImprovingSolve solve;
    private final AllocationOutlet outlet;
    private final MarketClock clock;
    private final Consumer<AllocationAttempt> watch;
    private final Map<MarketName, MarketOfEvents> markets = new TreeMap<>();
    private final Map<MarketName, Cycle> worked = new HashMap<>();
    private @Nullable Clock periods;
    private @Nullable SolverLicence licence;

    public AllocationSolving(
            AllocationMatcher matcher, AllocationOutlet outlet, MarketClock clock, Consumer<AllocationAttempt> watch) {
        this.solve = new ImprovingSolve(matcher);
        this.outlet = outlet;
        this.clock = clock;
        this.watch = watch;
    }

    /** Takes in an event of the ledger's clock; all events come in ledger order, each once. */
    public synchronized void apply(ClockEvent event) {
        if (event instanceof ClockEvent.ClockFounded(Clock founded)) {
            periods = founded;
        }
    }

    /** Takes in one event of allocation markets. */
    public synchronized void apply(AllocationEvent event) {
        switch (event) {
            case AllocationEvent.AllocationMarketFounded(MarketSchema schema) ->
                markets.put(schema.name(), new MarketOfEvents(schema));
            case AllocationEvent.AllocationTermsEffective e -> of(e.market()).effective(e.from(), e.terms());
            case AllocationEvent.AllocationLicenceChanged(SolverLicence changed)
            when changed.holder().equals(outlet.solver()) -> licence = changed;
            case AllocationEvent.AllocationOfferPosted e -> of(e.market()).posted(e);
            case AllocationEvent.AllocationOfferCancelled e -> of(e.market()).cancelled(e.book(), e.id());
            case AllocationEvent.AllocationCycleClosed e -> of(e.market()).closed(e.cycle(), e.terms());
            case AllocationEvent.AllocationSolutionAccepted e -> of(e.market()).leads(e);
            case AllocationEvent.AllocationCycleFinalised e -> of(e.market()).finalised(e);
            default -> {
                // members, money, proposals: no instance depends on them
            }
        }
    }

    private MarketOfEvents of(MarketName market) {
        MarketOfEvents found = markets.get(market);
        if (found == null) {
            throw new IllegalStateException("market " + market + " is spoken of before it is founded");
        }
        return found;
    }

    /** The markets there are, by name. */
    public synchronized List<MarketName> markets() {
        return List.copyOf(markets.keySet());
    }

    /** The cycle of a market that can be worked now, by this solver, and has not been. */
    public synchronized Optional<Cycle> due(MarketName market) {
        MarketOfEvents found = of(market);
        return found.solvable()
                .filter(cycle -> !cycle.equals(worked.get(market)))
                .filter(cycle -> clock.now().isBefore(found.schema().calendar().ends(cycle)))
                .filter(cycle -> isLicensed());
    }

    private boolean isLicensed() {
        return licence != null && periods != null && licence.holdsAt(periods.at(clock.now()));
    }

    /** Solves and submits the cycle that is due in a market; false when there is none. */
    public boolean work(MarketName market) {
        Optional<AllocationInstance> instance = take(market);
        instance.ifPresent(this::solve);
        return instance.isPresent();
    }

    private synchronized Optional<AllocationInstance> take(MarketName market) {
        Optional<Cycle> due = due(market);
        due.ifPresent(cycle -> worked.put(market, cycle));
        return due.map(cycle -> of(market).instance());
    }

    private void solve(AllocationInstance instance) {
        long millis = solveUntil(instance).epochMillis() - clock.now().epochMillis();
        if (millis > 0) {
            SolveBudget budget = new SolveBudget(Duration.ofMillis(millis), () -> isUseless(instance));
            solve.solve(instance, budget, match -> submit(instance, match));
        }
    }

    private static LedgerTime ends(AllocationInstance instance) {
        return instance.schema().calendar().ends(instance.cycle());
    }

    private static LedgerTime solveUntil(AllocationInstance instance) {
        long solving = instance.schema().calendar().solvingMillis();
        return ends(instance).plusMillis(-Math.min(SUBMIT_MILLIS, solving / SUBMIT_SHARE));
    }

    private void submit(AllocationInstance instance, AllocationMatch match) {
        long started = System.nanoTime(); // for the record only
        String outcome = AllocationAttempt.SKIPPED;
        Optional<Solution> solution = match.solution();
        if (solution.isPresent() && beatsLeader(instance, match)) {
            AllocationCommand.SubmitSolution command =
                    command(solution.get(), match.certificate().orElse(null));
            PostOutcome posted = outlet.submit(command, operationId(command), lastPeriod(instance), ends(instance));
            outcome = posted.word();
        }
        watch.accept(new AllocationAttempt(
                instance.schema().name(),
                instance.cycle(),
                instance.offers().size(),
                match.matcher(),
                match.statistics(),
                match.worth(),
                match.bounds(),
                match.provedTerms(),
                match.assignments().size(),
                System.nanoTime() - started,
                outcome));
    }

    /** A certificate that does not fit is left out: the solution counts without it. */
    private static AllocationCommand.SubmitSolution command(
            Solution solution, @Nullable AllocationCertificate certificate) {
        AllocationCommand.SubmitSolution whole = new AllocationCommand.SubmitSolution(solution, certificate);
        boolean fits =
                certificate == null || payload(whole).length() <= AllocationLimit.ALLOCATION_PAYLOAD_BYTES.ceiling();
        return fits ? whole : new AllocationCommand.SubmitSolution(solution, null);
    }

    /** As the ledger will judge: better than who leads, or as good with more terms proved. */
    private synchronized boolean beatsLeader(AllocationInstance instance, AllocationMatch match) {
        MarketOfEvents market = of(instance.schema().name());
        if (!market.solvable().filter(instance.cycle()::equals).isPresent()) {
            return false;
        }
        MarketOfEvents.Leader leader = market.leader()
                .orElseGet(() -> new MarketOfEvents.Leader(
                        Worth.nothing(instance.schema().objective().size()), 0));
        int comparison = match.worth().compareTo(leader.value());
        return comparison > 0 || (comparison == 0 && match.provedTerms() > leader.proved());
    }

    private synchronized LedgerPeriod lastPeriod(AllocationInstance instance) {
        Clock founded = periods;
        if (founded == null) {
            throw new IllegalStateException("a licence is in force before there are ledger periods");
        }
        LedgerPeriod ofEnd = founded.at(ends(instance));
        LedgerPeriod most = founded.lastNameable(clock.now());
        return ofEnd.index() <= most.index() ? ofEnd : most;
    }

    /** Whether the cycle is over, or somebody has proved the best. */
    private synchronized boolean isUseless(AllocationInstance instance) {
        MarketOfEvents market = of(instance.schema().name());
        boolean over = !market.solvable().filter(instance.cycle()::equals).isPresent()
                || !clock.now().isBefore(ends(instance));
        int terms = instance.schema().objective().size();
        return over
                || market.leader().filter(leader -> leader.proved() == terms).isPresent();
    }

    private static OperationId operationId(AllocationCommand.SubmitSolution command) {
        Bytes hash = Digest.sha256(TAG, Bytes.utf8(AllocationFunctions.NAMES.of(command)), payload(command));
        return new OperationId(Bytes.of(Arrays.copyOf(hash.copy(), OperationId.LENGTH)));
    }

    /** The canonical bytes of a command, which are signed and sent. */
    public static Bytes payload(AllocationCommand.SubmitSolution command) {
        return Bytes.utf8(RecordCodec.text(command));
    }
}
