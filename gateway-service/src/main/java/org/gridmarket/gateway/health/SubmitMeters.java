package org.gridmarket.gateway.health;

import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Supplier;
import org.gridmarket.chain.Outcome;

/** What became of operations: counts by outcome and code, time from submission to commit. */
@Singleton
public class SubmitMeters {
    private final MeterRegistry registry;
    private final RecentRefusals recent;

    @Inject
    public SubmitMeters(MeterRegistry registry, RecentRefusals recent) {
        this.registry = registry;
        this.recent = recent;
    }

    /**
     * Counts an operation that has come in, so that an operator sees whether anonymous accounts come through relays only.
     *
     * @param door direct or sealed
     * @param account its kind: public, anonymous, or unread when this gateway is too far behind to know
     */
    public void arrived(String door, String account) {
        Counter.builder("gridmarket.arrived")
                .description("operations that have come in")
                .tags("door", door, "account", account)
                .register(registry)
                .increment();
    }

    /** Submits and counts. */
    public Outcome time(Supplier<Outcome> submit) {
        Timer.Sample sample = Timer.start(registry);
        Outcome outcome = submit.get();
        String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        sample.stop(Timer.builder("gridmarket.submit")
                .description("time from submission to outcome")
                .tag("outcome", name)
                .publishPercentiles(0.5, 0.95)
                .register(registry));
        if (outcome instanceof Outcome.Rejected rejected) {
            refused("ledger", rejected.code());
        }
        return outcome;
    }

    /** Counts an operation that the relay did not carry. */
    public Status refused(Status status) {
        refused("relay", status.getCode().name());
        return status;
    }

    private void refused(String by, String code) {
        recent.count(by, code);
        Counter.builder("gridmarket.refused")
                .description("operations that were refused")
                .tags("by", by, "code", code)
                .register(registry)
                .increment();
    }
}
