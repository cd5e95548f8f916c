package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.gridmarket.gateway.readmodel.BlockIntake;

/** Ready while the read model is close to the ledger: before that, a relay does not know who may submit. */
@Readiness
@Singleton
public class CaughtUpCheck implements HealthCheck {
    private static final long FAR_BEHIND = 50;

    private final BlockIntake intake;

    @Inject
    public CaughtUpCheck(BlockIntake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        long lag = intake.lag();
        return HealthCheckResponse.named("ledger")
                .status(lag <= FAR_BEHIND)
                .withData("blocksBehind", lag)
                .build();
    }
}
