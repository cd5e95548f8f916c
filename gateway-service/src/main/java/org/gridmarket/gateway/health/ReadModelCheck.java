package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.ReadModel;

/** Alive while the read model takes in blocks. */
@Liveness
@Singleton
public class ReadModelCheck implements HealthCheck {
    private final BlockIntake intake;
    private final ReadModel model;

    @Inject
    public ReadModelCheck(BlockIntake intake, ReadModel model) {
        this.intake = intake;
        this.model = model;
    }

    @Override
    public HealthCheckResponse call() {
        RuntimeException failure = intake.failure();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("read model").status(failure == null).withData("block", model.height());
        return failure == null
                ? answer.build()
                : answer.withData("failure", failure.toString()).build();
    }
}
