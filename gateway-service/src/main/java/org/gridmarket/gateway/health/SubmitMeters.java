package org.gridmarket.gateway.health;

import io.grpc.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.gridmarket.chain.Outcome;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** What became of operations: counts by outcome and code, time from submission to commit. */
@Singleton
public class SubmitMeters {
    private final Meters meters;
    private final RecentRefusals recent;

    @Inject
    public SubmitMeters(Meters meters, RecentRefusals recent) {
        this.meters = meters;
        this.recent = recent;
    }

    /**
     * Counts an operation that has come in, so that an operator sees whether anonymous accounts come through relays only.
     *
     * @param door direct or sealed
     * @param account its kind: public, anonymous, or unread when this gateway is too far behind to know
     */
    public void arrived(String door, String account) {
        meters.counter(GatewayMetrics.ARRIVED, door, account).increment();
    }

    /** Submits and counts. */
    public Outcome time(Supplier<Outcome> submit) {
        long begun = System.nanoTime();
        Outcome outcome = submit.get();
        String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.timer(GatewayMetrics.SUBMIT, name).record(Duration.ofNanos(System.nanoTime() - begun));
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
        meters.counter(GatewayMetrics.REFUSED, by, code).increment();
    }
}
