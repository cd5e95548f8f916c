package org.gridmarket.solver.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a gateway tells events, as often as the market must have some. */
@Readiness
@ApplicationScoped
public class GatewayCheck implements HealthCheck {
    private final SolverWorker worker;

    @Inject
    public GatewayCheck(SolverWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<SolverCondition> condition = worker.condition();
        return HealthCheckResponse.named("gateway")
                .status(condition.filter(SolverCondition::hears).isPresent())
                .withData(
                        "lastHeard",
                        condition
                                .flatMap(known -> known.heard().at())
                                .map(Instant::toString)
                                .orElse("never"))
                .build();
    }
}
