package org.gridmarket.gateway.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.gridmarket.gateway.care.Caretaker;

/** Whether this gateway's caretaker goes round: when it last looked for a chore. */
@Wellness
@Singleton
public class CaretakerCheck implements HealthCheck {
    /** An operation is tried 5 times and more, with up to 35 s each: the longest honest silence. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Caretaker caretaker;

    @Inject
    public CaretakerCheck(Caretaker caretaker) {
        this.caretaker = caretaker;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("caretaker").withData("enabled", caretaker.isEnabled());
        if (!caretaker.isEnabled()) {
            return answer.up().build();
        }
        return answer.status(caretaker.lastLooked().within(LONGEST))
                .withData(
                        "lastLooked",
                        caretaker.lastLooked().at().map(Instant::toString).orElse("not since this gateway started"))
                .build();
    }
}
