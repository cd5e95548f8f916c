package org.gridmarket.gateway.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.gridmarket.gateway.energy.Punctuality;

/**
 * Whether the market does what its calendar says. Wellness, not readiness: a gateway can serve while the market is late, and
 * starting it again helps nobody.
 */
@Wellness
@Singleton
public class MarketCheck implements HealthCheck {
    private final MarketWatch watch;

    @Inject
    public MarketCheck(MarketWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        Verdict verdict = watch.verdict();
        var answer =
                HealthCheckResponse.named("market").status(verdict.isWell()).withData("verdict", verdict.text());
        if (!verdict.next().isEmpty()) {
            answer.withData("next", verdict.next());
        }
        watch.punctuality().ifPresent(known -> tell(known, answer));
        return answer.build();
    }

    private static void tell(Punctuality known, HealthCheckResponseBuilder answer) {
        answer.withData("overdueSeconds", known.overdue().toSeconds())
                .withData("notClosed", known.notClosed().index())
                .withData("notFinal", known.notFinal().index());
    }
}
