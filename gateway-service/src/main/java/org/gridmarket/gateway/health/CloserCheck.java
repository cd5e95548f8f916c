package org.gridmarket.gateway.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.gridmarket.gateway.energy.RoundCloser;

/** Whether this gateway's closer goes round: when it last looked, and when it last did something. */
@Wellness
@Singleton
public class CloserCheck implements HealthCheck {
    /** An operation is tried 5 times and more, with up to 35 s each: the longest honest silence. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RoundCloser closer;

    @Inject
    public CloserCheck(RoundCloser closer) {
        this.closer = closer;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("closer").withData("enabled", closer.isEnabled());
        if (!closer.isEnabled()) {
            return answer.up().build();
        }
        return answer.status(closer.lastLooked().within(LONGEST))
                .withData("lastLooked", time(closer.lastLooked().at()))
                .withData("lastDone", time(closer.lastDone().at()))
                .build();
    }

    private static String time(Optional<Instant> when) {
        return when.map(Instant::toString).orElse("not since this gateway started");
    }
}
