package org.gridmarket.solver.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.gridmarket.process.FatalErrors;

/** Alive while the solver's thread goes round, and until an error that no thread catches ends the process. */
@Liveness
@ApplicationScoped
public class ProcessCheck implements HealthCheck {
    private final SolverWorker worker;

    @Inject
    public ProcessCheck(SolverWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<SolverCondition> condition = worker.condition();
        Optional<FatalErrors.Fatal> fatal = FatalErrors.ofThisProcess().failure();
        var answer = HealthCheckResponse.named("process")
                .status(fatal.isEmpty()
                        && condition.filter(SolverCondition::solves).isPresent());
        fatal.ifPresent(found -> answer.withData("failure", found.toString()));
        condition
                .flatMap(known -> known.looked().at())
                .map(Instant::toString)
                .ifPresent(time -> answer.withData("lastLooked", time));
        condition
                .flatMap(known -> known.done().at())
                .map(Instant::toString)
                .ifPresent(time -> answer.withData("lastDone", time));
        return answer.build();
    }
}
