package org.gridmarket.gateway.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The ordering service as last seen: by its newest block, and by transactions that it did not take. A gateway has no
 * connection to orderers; where nobody submits anything there is no block and no evidence, which {@code lastBlock} shows.
 */
@Wellness
@Singleton
public class OrderersCheck implements HealthCheck {
    private final MarketWatch watch;

    @Inject
    public OrderersCheck(MarketWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<OrderingWatch.Refusal> refusal = watch.notOrdered();
        var answer = HealthCheckResponse.named("orderers")
                .status(refusal.isEmpty())
                .withData(
                        "lastBlock", watch.newBlock().map(Instant::toString).orElse("none since this gateway started"));
        refusal.ifPresent(
                found -> answer.withData("notOrdered", found.time().toString()).withData("reason", found.reason()));
        return answer.build();
    }
}
