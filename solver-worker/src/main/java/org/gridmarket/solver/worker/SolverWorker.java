package org.gridmarket.solver.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.client.energy.LongestSilence;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.metrics.CommonMetrics;
import org.gridmarket.metrics.ThisBuild;
import org.gridmarket.metrics.energy.SolverMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LastTime;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.SolveCycle;
import org.gridmarket.solver.cycle.SolveRecord;
import org.gridmarket.solver.cycle.SolveWatch;
import org.gridmarket.solver.cycle.SolverPlan;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Two threads around the cycle: one hears the events, the other solves and posts whenever a round has opened. */
@Singleton
public class SolverWorker {
    private static final Logger LOG = Logger.getLogger(SolverWorker.class);
    private static final int WRONG_SETTING = 2;

    /** A solver speaks with gateways only. */
    private static final String NO_CHAINCODE = "none";

    /** Longest sleep, so that whoever watches the solver sees that it is awake. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(10);

    private final SolverConfig config;
    private final SolverSettings settings;
    private final Meters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore news = new Semaphore(0);
    private final LastTime lastHeard = new LastTime(InstantSource.system());
    private final LastTime lastLooked = new LastTime(InstantSource.system());
    private final LastTime lastDone = new LastTime(InstantSource.system());
    private volatile @Nullable EventFeed<EnergyEvent> feed;
    private volatile @Nullable SolveCycle solving;

    @Inject
    public SolverWorker(SolverConfig config, SolverSettings settings, MeterRegistry registry) {
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
        Matcher matcher = MatcherChoice.named(config.solver().matcher())
                .orElseThrow(() -> new ConfigurationException("gridmarket.solver.matcher "
                        + config.solver().matcher() + " is unknown; there are " + MatcherChoice.names()));
        MarketClock clock = () -> new LedgerTime(System.currentTimeMillis());
        GatewayConnections opened = settings.gateways();
        EventFeed<EnergyEvent> events = feed(opened);
        GatewayOutlet outlet = new GatewayOutlet(opened, events, keys, clock, stopped);
        SolveCycle cycle = new SolveCycle(SolverPlan.with(matcher), outlet, clock, watch());
        feed = events;
        solving = cycle;
        meter(cycle);
        MatcherChoice.prepare();
        lastLooked.now();
        FatalErrors fatal = FatalErrors.ofThisProcess();
        fatal.vital("events", () -> events.listen(told -> hear(told.events(), cycle)))
                .start();
        fatal.vital("solver", () -> solve(cycle)).start();
        LOG.infof("%s solves as account %s, matcher %s", config.solver().name(), keys.publicKey(), matcher.name());
    }

    private void meter(SolveCycle cycle) {
        meters.gauge(SolverMetrics.HEARD, lastHeard, LastTime::ageSeconds);
        meters.gauge(SolverMetrics.LOOKED, lastLooked, LastTime::ageSeconds);
        meters.gauge(SolverMetrics.DONE, lastDone, LastTime::ageSeconds);
        meters.gauge(
                SolverMetrics.SILENCE_ALLOWED,
                () -> cycle.foundedCalendar().map(LongestSilence::of).map(allowed -> allowed.toMillis() / 1_000.0));
        ThisBuild build = ThisBuild.read();
        meters.gauge(CommonMetrics.BUILD_INFO, () -> Optional.of(1.0), build.version(), build.commit(), NO_CHAINCODE);
    }

    private EventFeed<EnergyEvent> feed(GatewayConnections opened) {
        try {
            EventFeed<EnergyEvent> events = new EventFeed<>(opened, 0, EnergyEvents::read);
            new GatewayMeters(meters, events, opened.gateways());
            return events;
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("gridmarket.gateway.endpoints: " + wrong.getMessage(), wrong);
        }
    }

    private SolveWatch watch() {
        SolveMeters figures = new SolveMeters(meters);
        SolveWatch records = config.solver()
                .recordFile()
                .<SolveWatch>map(file -> new RecordFile(file, config.solver().name()))
                .orElse(done -> {});
        return done -> {
            lastDone.now();
            log(done);
            figures.tell(done);
            records.tell(done);
        };
    }

    private static void log(SolveRecord done) {
        LOG.infof(
                "round %s: %d offers, %s, %d Wh in %d trades%s, %s",
                done.round(),
                done.offers(),
                done.matcher(),
                done.value().energyWh(),
                done.trades(),
                done.certified() ? ", certified" : "",
                done.outcome());
    }

    private void hear(List<EnergyEvent> events, SolveCycle cycle) {
        lastHeard.now();
        events.forEach(cycle::apply);
        news.release();
    }

    private void solve(SolveCycle cycle) {
        while (stopped.getCount() > 0) {
            try {
                lastLooked.now();
                if (!news.tryAcquire(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                news.drainPermits();
                if (cycle.dueRound().isPresent() && pace()) {
                    cycle.work();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("a round could not be solved; the next one will be tried", bug);
            }
        }
    }

    private boolean pace() throws InterruptedException {
        return !stopped.await(config.solver().paceMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a health check may ask; empty before the worker has opened, and when a setting is wrong. */
    Optional<SolverCondition> condition() {
        EventFeed<EnergyEvent> events = feed;
        SolveCycle cycle = solving;
        if (events == null || cycle == null) {
            return Optional.empty();
        }
        return Optional.of(new SolverCondition(
                events.isConnected(),
                lastHeard,
                lastLooked,
                lastDone,
                cycle.foundedCalendar().map(LongestSilence::of)));
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped.countDown();
        news.release();
        EventFeed<EnergyEvent> events = feed;
        if (events != null) {
            events.close();
        }
    }
}
