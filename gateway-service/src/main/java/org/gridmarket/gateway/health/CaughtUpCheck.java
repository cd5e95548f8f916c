package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.gridmarket.gateway.readmodel.BlockIntake;

/**
 * Ready while the read model is known to be close to the ledger: before that, a relay does not know who may submit. While no
 * peer says anything nothing is known, however near the last word was.
 */
@Readiness
@Singleton
public class CaughtUpCheck implements HealthCheck {
    private final BlockIntake intake;
    private final MarketWatch watch;

    @Inject
    public CaughtUpCheck(BlockIntake intake, MarketWatch watch) {
        this.intake = intake;
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        OptionalLong lag = intake.lag();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("ledger")
                .withData("lastHeard", watch.peerHeard().map(Instant::toString).orElse("never"));
        if (lag.isEmpty()) {
            return answer.down().withData("blocksBehind", "unknown").build();
        }
        return answer.status(lag.getAsLong() <= MarketWatch.FAR_BEHIND)
                .withData("blocksBehind", lag.getAsLong())
                .build();
    }
}
