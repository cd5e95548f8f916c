package org.gridmarket.testbed.allocation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.EndQuestions;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.PartsOfDay;
import org.jspecify.annotations.Nullable;

/**
 * Allocation markets, one or several at once, on a consortium of their own with all processes real: network, gateways,
 * solvers. Members are agents in this process, each with its own key, who hear and send through the gateways as programs of
 * their own would.
 */
public final class MarketsRun {
    /** So that licences count soon. */
    private static final long PERIOD_MILLIS = 5_000;

    private final List<MarketCase> markets;
    private final RunPace pace;
    private final boolean killing;
    private final Closing closing;
    private final Consumer<String> progress;
    private final long begun = System.nanoTime();

    /** @param killing whether closer, solver and gateway are killed in the middle of cycles of the first market */
    public MarketsRun(
            List<MarketCase> markets, RunPace pace, boolean killing, Closing closing, Consumer<String> progress) {
        this.markets = List.copyOf(markets);
        this.pace = pace;
        this.killing = killing;
        this.closing = closing;
        this.progress = progress;
    }

    /** What is left of markets that have been traded: to look at what they have become. */
    public interface Traded {
        /** Audits the blocks and compares the peers. */
        MarketsResult review() throws InterruptedException;
    }

    /** Runs them to the last settled page on a network of their own, and audits the blocks. */
    public MarketsResult run(DaySetup setup) throws InterruptedException {
        PartsOfDay parts = new PartsOfDay(setup, closing);
        progress.accept("starting the network");
        parts.startNetwork();
        FabricConsortium consortium = open(parts);
        parts.startGateways(consortium.members(), consortium.peers());
        parts.awaitGateways();
        parts.startSolvers(new SecureRandom(), pace.solvingMillis());
        Clock clock = Clock.simulated(new LedgerTime(System.currentTimeMillis()), PERIOD_MILLIS);
        consortium.foundClock(clock);
        license(consortium, parts.solvers().values());
        parts.awaitSolvers();
        return trade(parts, consortium, clock).review();
    }

    /** Runs them on the ledger of a day that has network, gateways, solvers and clock. */
    public Traded beside(PartsOfDay parts) throws InterruptedException {
        FabricConsortium consortium = open(parts);
        ClockQuery query = new ClockQuery.ReadClock();
        Clock clock = consortium
                .find(ClockFunctions.NAMES.of(query), RecordCodec.text((Record) query))
                .map(RecordCodec.of(Clock.class)::read)
                .orElseThrow(() -> new PartFailedException("the day's ledger has no clock"));
        license(consortium, parts.solvers().values());
        return trade(parts, consortium, clock);
    }

    private FabricConsortium open(PartsOfDay parts) {
        FabricConsortium consortium = FabricConsortium.open(parts.network().properties());
        closing.add("close connections", consortium::close);
        return consortium;
    }

    private Traded trade(PartsOfDay parts, FabricConsortium consortium, Clock clock) throws InterruptedException {
        progress.accept("gateways and solvers run; dashboard " + parts.dashboard() + "#/allocations");
        MarketLink<AllocationEvent> link =
                new MarketLink<>(parts.gateways(), parts.authority(), 0, EventFamily.of(AllocationEvent.class));
        closing.add("close the gateway link", link::close);
        List<MarketRun> runs = markets.stream()
                .map(market -> new MarketRun(market, consortium, clock, link, pace, progress))
                .toList();
        Thread.ofVirtual()
                .name("hears")
                .start(() -> link.feed().listen(told -> told.events().forEach(event -> hear(event, runs))));
        together(runs, MarketRun::found);
        KillsInCycles kills = new KillsInCycles(runs.getFirst(), parts.kills(), parts.solvers(), progress);
        together(runs, run -> {
            if (killing && run == runs.getFirst()) {
                together(List.of(0, 1), part -> tradeOrKill(part == 0, run, kills));
            } else {
                run.trade();
            }
        });
        long wallSeconds = (System.nanoTime() - begun) / 1_000_000_000;
        SolverAttempts attempts = SolverAttempts.ask(parts.solverMetrics());
        return () -> {
            progress.accept("auditing the blocks");
            LedgerAudit audit = MarketAudits.of(consortium.target());
            consortium.blocks(audit::read);
            parts.services().check();
            EndQuestions questions = new EndQuestions(consortium, EndQuestions.PATIENCE);
            @Nullable Boolean agree = agree(consortium, questions);
            return new MarketsResult(
                    runs.stream().map(MarketResult::of).toList(),
                    attempts,
                    kills.killed(),
                    audit,
                    agree,
                    questions.absent(),
                    wallSeconds);
        };
    }

    private static void tradeOrKill(boolean trade, MarketRun run, KillsInCycles kills) throws InterruptedException {
        if (trade) {
            run.trade();
        } else {
            kills.play();
        }
    }

    /** The organisations answer for the solvers in turn. */
    private static void license(FabricConsortium consortium, Iterable<AccountKey> solvers) {
        List<Organisation> members = consortium.members();
        int next = 0;
        for (AccountKey solver : solvers) {
            AllocationCommand command = new AllocationCommand.GrantLicence(solver);
            consortium.carry(
                    members.get(next++ % members.size()),
                    true,
                    AllocationFunctions.NAMES.of(command),
                    RecordCodec.text(command));
        }
    }

    private static void hear(AllocationEvent event, List<MarketRun> runs) {
        marketOf(event)
                .ifPresent(name ->
                        runs.stream().filter(run -> run.name().equals(name)).forEach(run -> run.hear(event)));
    }

    private static Optional<MarketName> marketOf(AllocationEvent event) {
        return switch (event) {
            case AllocationEvent.AllocationOfferPosted e -> Optional.of(e.market());
            case AllocationEvent.AllocationOfferRefused e -> Optional.of(e.market());
            case AllocationEvent.AllocationCycleClosed e -> Optional.of(e.market());
            case AllocationEvent.AllocationSolutionAccepted e -> Optional.of(e.market());
            case AllocationEvent.AllocationCycleFinalised e -> Optional.of(e.market());
            case AllocationEvent.AllocationSettled e -> Optional.of(e.market());
            default -> Optional.empty();
        };
    }

    /** What each market does, all at once. */
    @FunctionalInterface
    private interface Part<T> {
        void of(T run) throws InterruptedException;
    }

    private static <T> void together(List<T> runs, Part<T> part) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (T run : runs) {
                running.add(threads.submit(() -> {
                    part.of(run);
                    return null;
                }));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new PartFailedException("a market failed: " + failed.getCause(), failed);
        }
    }

    /** Whether every peer has the same rows of allocation markets; null where some did not answer. */
    private static @Nullable Boolean agree(FabricConsortium consortium, EndQuestions questions)
            throws InterruptedException {
        AllocationQuery query = new AllocationQuery.ReadAllocationDigest();
        return questions.peersAgree(
                peer -> consortium.ofPeer(peer, AllocationFunctions.NAMES.of(query), RecordCodec.text((Record) query)));
    }
}
