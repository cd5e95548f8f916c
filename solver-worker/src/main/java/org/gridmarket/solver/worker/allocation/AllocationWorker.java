package org.gridmarket.solver.worker.allocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.metrics.allocation.AllocationSolverMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.solver.allocation.AllocationMatcher;
import org.gridmarket.solver.allocation.MatcherChoice;
import org.gridmarket.solver.allocation.cycle.AllocationAttempt;
import org.gridmarket.solver.allocation.cycle.AllocationSolving;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.worker.ConfigurationException;
import org.gridmarket.solver.worker.RelayedPosting;
import org.gridmarket.solver.worker.SolverConfig;
import org.gridmarket.solver.worker.SolverSettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One thread hears the events of all allocation markets, and one thread for each market solves it, so that a market whose
 * cycles take long holds up no other. A market that is founded needs nothing here.
 */
@Singleton
public class AllocationWorker {
    private static final Logger LOG = Logger.getLogger(AllocationWorker.class);
    private static final int WRONG_SETTING = 2;

    /** Longest sleep of a market's thread: a licence begins to count without an event. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);

    private final SolverConfig config;
    private final SolverSettings settings;
    private final Meters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<MarketName, Semaphore> news = new TreeMap<>();
    private @Nullable EventFeed<Record> feed;

    @Inject
    public AllocationWorker(SolverConfig config, SolverSettings settings, MeterRegistry registry) {
        this.config = config;
        this.settings = settings;
        this.meters = new Meters(registry);
    }

    void start(@Observes StartupEvent start) {
        try {
            open();
        } catch (ConfigurationException wrong) {
            LOG.error(wrong.getMessage());
            Quarkus.asyncExit(WRONG_SETTING);
        }
    }

    private void open() {
        AccountKeyPair keys = settings.keys();
        AllocationMatcher matcher = MatcherChoice.named(config.solver().allocationMatcher())
                .orElseThrow(() -> new ConfigurationException("gridmarket.solver.allocation-matcher "
                        + config.solver().allocationMatcher() + " is unknown; there are " + MatcherChoice.names()));
        GatewayConnections opened = settings.gateways();
        EventFeed<Record> events =
                new EventFeed<>(opened, 0, EventFamily.readerOf(AllocationEvent.class, ClockEvent.class));
        MarketClock clock = () -> new LedgerTime(System.currentTimeMillis());
        AllocationSolving solving = new AllocationSolving(
                matcher,
                new AllocationGatewayOutlet(new RelayedPosting<>(opened, events, clock, stopped), keys),
                clock,
                this::tell);
        feed = events;
        FatalErrors.ofThisProcess()
                .vital("allocation events", () -> events.listen(told -> hear(told.events(), solving)))
                .start();
    }

    private void hear(List<Record> events, AllocationSolving solving) {
        for (Record event : events) {
            if (event instanceof AllocationEvent told) {
                solving.apply(told);
            } else if (event instanceof ClockEvent told) {
                solving.apply(told);
            }
        }
        solving.markets()
                .forEach(market -> news.computeIfAbsent(market, name -> begin(name, solving))
                        .release());
    }

    /** The thread of a market, and what wakes it. Called by the thread that hears. */
    private Semaphore begin(MarketName market, AllocationSolving solving) {
        Semaphore wakes = new Semaphore(0);
        FatalErrors.ofThisProcess()
                .vital("solves " + market, () -> solve(market, wakes, solving))
                .start();
        return wakes;
    }

    private void solve(MarketName market, Semaphore wakes, AllocationSolving solving) {
        while (stopped.getCount() > 0) {
            try {
                if (wakes.tryAcquire(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                if (solving.due(market).isPresent()
                        && !stopped.await(config.solver().paceMillis(), TimeUnit.MILLISECONDS)) {
                    solving.work(market);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "a cycle of %s could not be solved; the next one will be tried", market);
            }
        }
    }

    private void tell(AllocationAttempt done) {
        meters.counter(AllocationSolverMetrics.ATTEMPTS, done.outcome()).increment();
        meters.timer(AllocationSolverMetrics.SOLVE).record(done.statistics().solveNanos(), TimeUnit.NANOSECONDS);
        LOG.infof(
                "%s cycle %s: %d offers, %s, %s in %d assignments, %d terms proved, %s",
                done.market(),
                done.cycle(),
                done.offers(),
                done.matcher(),
                done.value(),
                done.assignments(),
                done.proved(),
                done.outcome());
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped.countDown();
        EventFeed<Record> events = feed;
        if (events != null) {
            events.close();
        }
    }
}
