package org.gridmarket.gateway.care;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.UnansweredException;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.health.Ages;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.UndoneWork;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LastTime;
import org.jboss.logging.Logger;

/**
 * Does the chores of all markets, one step of each in turn, so that none holds up another. A thread of its own: what has a
 * deadline, such as a round's gate, is not its business.
 */
@Singleton
public class Caretaker {
    private static final Logger LOG = Logger.getLogger(Caretaker.class);

    /** Longest sleep, so that whoever watches it sees that it is awake. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(10);

    /** How long a commit may take to come back through the block feed before the next step is asked for anyway. */
    private static final Duration FEED = Duration.ofSeconds(5);

    /** A chore that failed is left for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** How long a step is left that needs a key which is not on this machine; another gateway may have it. */
    private static final Duration WITHOUT_IDENTITY = Duration.ofMinutes(10);

    private final List<Chore> chores;
    private final Chain chain;
    private final ReadModel model;
    private final BlockIntake intake;
    private final Meters meters;
    private final Clock clock;
    private final boolean enabled;
    private final Map<Chore, LedgerTime> notBefore = new HashMap<>();
    private final Thread thread = FatalErrors.ofThisProcess().vital("caretaker", this::run);
    private final BlockNews news;
    private final LastTime lastLooked;
    private final UndoneWork undone = new UndoneWork(LOG);

    @Inject
    public Caretaker(
            @All List<MarketModule<?>> markets,
            Chain chain,
            ReadModel model,
            BlockIntake intake,
            Meters meters,
            Clock clock,
            GatewayConfig config) {
        this.chores =
                markets.stream().flatMap(market -> market.chores().stream()).toList();
        this.chain = chain;
        this.model = model;
        this.intake = intake;
        this.meters = meters;
        this.clock = clock;
        this.enabled = config.closer().enabled();
        this.news = new BlockNews(model, clock, LOOK_AROUND);
        this.lastLooked = new LastTime(clock);
    }

    void onStart(@Observes StartupEvent start) {
        if (enabled) {
            meters.gauge(GatewayMetrics.CARETAKER_LOOKED, () -> new Ages(clock).of(lastLooked.at()));
            thread.start();
        }
    }

    void onShutdown(@Observes ShutdownEvent shutdown) {
        thread.interrupt();
    }

    /** Whether this gateway does chores. */
    public boolean isEnabled() {
        return enabled;
    }

    /** When it last looked what there is to do; at least each {@link #LOOK_AROUND}, but while it waits for the ledger. */
    public LastTime lastLooked() {
        return lastLooked;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                lastLooked.now();
                long known = model.height();
                boolean caughtUp = intake.isCaughtUp(); // while it is not, what was due may be done long ago
                LedgerTime next = caughtUp ? round() : later(LOOK_AROUND);
                news.await(next, known, () -> !caughtUp || chores.stream().anyMatch(Chore::hasNews));
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    /** One step of each chore that has something due, or news; when to look again. */
    private LedgerTime round() throws InterruptedException {
        LedgerTime next = later(LOOK_AROUND);
        for (Chore chore : chores) {
            LedgerTime again = notBefore.getOrDefault(chore, now());
            if (!now().isBefore(again) || chore.hasNews()) {
                again = step(chore);
                notBefore.put(chore, again);
            }
            next = again.isBefore(next) ? again : next;
        }
        return next;
    }

    private LedgerTime step(Chore chore) throws InterruptedException {
        try {
            return switch (chore.next(now())) {
                case Chore.Step.Wait(LedgerTime until) -> until;
                case Chore.Step.Submit submit when !chain.holds(submit.as()) -> later(WITHOUT_IDENTITY);
                case Chore.Step.Submit submit -> {
                    carryOut(chore, submit);
                    yield now();
                }
            };
        } catch (UnansweredException away) {
            LOG.warnf("the chore %s is left for %s: %s", chore.name(), PAUSE, away.getMessage());
            return later(PAUSE);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "the chore %s failed and is left for %s", chore.name(), PAUSE);
            return later(PAUSE);
        }
    }

    private void carryOut(Chore chore, Chore.Step.Submit step) throws InterruptedException {
        // Due by what this gateway has heard: a peer that has not got as far is asked again.
        Outcome outcome = chain.submit(step.as(), step.function(), step.argument(), model.height());
        meters.counter(GatewayMetrics.CHORES, chore.name(), outcome.isDone() ? "done" : "not_done")
                .increment();
        switch (outcome) {
            case Outcome.Committed done -> {
                LOG.debugf("%s %s: %s", step.function(), step.argument(), done.result());
                undone.done();
                chore.ended(step, true, done.result(), now());
                model.awaitAbove(done.block() - 1, FEED.toNanos());
            }
            default -> {
                undone.tell(step.function() + " " + step.argument(), outcome);
                chore.ended(step, false, "", now());
            }
        }
    }

    private LedgerTime later(Duration time) {
        return now().plusMillis(time.toMillis());
    }

    private LedgerTime now() {
        return new LedgerTime(clock.millis());
    }
}
