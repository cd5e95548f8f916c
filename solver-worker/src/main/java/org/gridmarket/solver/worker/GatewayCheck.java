package org.gridmarket.solver.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a gateway tells events. */
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
        return HealthCheckResponse.named("gateway").status(worker.isConnected()).build();
    }
}
