package org.gridmarket.gateway.energy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.market.UndoneWork;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LastTime;
import org.jboss.logging.Logger;

/**
 * Runs {@link RoundCloserLogic} against the ledger: sleeps until the next gate or the next block, whichever is first, and
 * never decides anything itself.
 */
@Singleton
public class RoundCloser {
    private static final Logger LOG = Logger.getLogger(RoundCloser.class);

    /** How long a commit may take to come back through the block feed before the facts are looked at anyway. */
    private static final Duration FEED = Duration.ofSeconds(5);

    /** While there is nothing to close, or the read model is still behind. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Longest sleep, so that whoever watches it sees that it is awake. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(10);

    /** Pause after an attempt that failed, so that a broken network is not hammered. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Chain chain;
    private final ReadModel model;
    private final BlockIntake intake;
    private final LiveMarket market;
    private final SubmitMeters meters;
    private final ClaimsForAbsentOwners sleepers;
    private final Clock clock;
    private final RoundCloserLogic logic;
    private final boolean enabled;
    private final Thread thread = FatalErrors.ofThisProcess().vital("round-closer", this::run);
    private final LastTime lastLooked;
    private final LastTime lastDone;
    private final UndoneWork undone = new UndoneWork(LOG);

    private RoundCloserLogic.Lessons lessons = RoundCloserLogic.Lessons.NOTHING;

    @Inject
    public RoundCloser(
            Chain chain,
            ReadModel model,
            BlockIntake intake,
            LiveMarket market,
            SubmitMeters meters,
            ClaimsForAbsentOwners sleepers,
            Clock clock,
            GatewayConfig config) {
        this.chain = chain;
        this.model = model;
        this.intake = intake;
        this.market = market;
        this.meters = meters;
        this.sleepers = sleepers;
        this.clock = clock;
        this.logic = new RoundCloserLogic(config.organisation());
        this.enabled = config.closer().enabled();
        this.lastLooked = new LastTime(clock);
        this.lastDone = new LastTime(clock);
    }

    void onStart(@Observes StartupEvent start) {
        if (enabled) {
            thread.start();
        }
    }

    void onShutdown(@Observes ShutdownEvent shutdown) {
        thread.interrupt();
    }

    /** Whether this gateway closes rounds. */
    public boolean isEnabled() {
        return enabled;
    }

    /** When it last looked what there is to do; at least each {@link #LOOK_AROUND}, but while it waits for the ledger. */
    public LastTime lastLooked() {
        return lastLooked;
    }

    /** When the ledger last did what it asked. */
    public LastTime lastDone() {
        return lastDone;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                step();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("the round closer failed and tries again", failed);
                pause();
            }
        }
    }

    private void step() throws InterruptedException {
        lastLooked.now();
        long height = model.height();
        Optional<RoundFacts> facts = market.facts();
        if (facts.isEmpty() || !intake.isCaughtUp()) { // what was due in the past may have been done long ago
            model.awaitAbove(height, LOOK_AGAIN.toNanos());
            return;
        }
        switch (logic.next(facts.get(), lessons, now())) {
            case RoundCloserLogic.Step.SleepUntil(LedgerTime time) ->
                model.awaitAbove(
                        height,
                        Math.min(
                                LOOK_AROUND.toNanos(),
                                TimeUnit.MILLISECONDS.toNanos(time.epochMillis() - now().epochMillis())));
            case RoundCloserLogic.Step.Submit(EnergyCommand.ByMember command) -> {
                if (command instanceof EnergyCommand.Settle(Interval t)) {
                    sleepers.claim(t, facts.get().calendar(), nextGate(facts.get()));
                }
                submit(command, facts.get().calendar(), height);
            }
        }
    }

    private static LedgerTime nextGate(RoundFacts facts) {
        return facts.calendar().gate(facts.lastClosed().next());
    }

    private void submit(EnergyCommand.ByMember command, MarketCalendar calendar, long height)
            throws InterruptedException {
        Outcome outcome = meters.time(() -> chain.submit(EnergyFunctions.of(command), RecordCodec.text(command)));
        switch (outcome) {
            case Outcome.Committed done -> {
                lastDone.now();
                undone.done();
                model.awaitAbove(done.block() - 1, FEED.toNanos());
            }
            case Outcome.Repeated done -> model.awaitAbove(height, FEED.toNanos());
            default -> {
                undone.tell(command.toString(), outcome);
                lessons = lessons.after(command, calendar, now());
                model.awaitAbove(height, PAUSE.toNanos());
            }
        }
    }

    private LedgerTime now() {
        return new LedgerTime(clock.millis());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
