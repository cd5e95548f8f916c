package org.gridmarket.gateway.health;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.gridmarket.process.FatalErrors;

/** Alive until an error that no thread catches ends the process; down from then until it is gone. */
@Liveness
@Singleton
public class ProcessCheck implements HealthCheck {
    private final FatalErrors errors;

    public ProcessCheck() {
        this(FatalErrors.ofThisProcess());
    }

    ProcessCheck(FatalErrors errors) {
        this.errors = errors;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<FatalErrors.Fatal> fatal = errors.failure();
        var answer = HealthCheckResponse.named("process").status(fatal.isEmpty());
        fatal.ifPresent(found -> answer.withData("failure", found.toString()));
        return answer.build();
    }
}
