package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.decision.Decision;
import org.junit.jupiter.api.Test;

/**
 * Verifier and second judge never differ: no infeasible set is accepted, no feasible one refused. In the suite some hundred
 * markets; {@code -Dallocation.markets=5000} tries as many.
 */
class SecondJudgeTest {
    private static final int MARKETS = Integer.getInteger("allocation.markets", 300);

    @Test
    void verifier_and_second_judge_agree_on_every_set() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int seed = 0; seed < MARKETS; seed++) {
            RandomMarket market = new RandomMarket(seed);
            for (RandomMarket.Trial trial : market.play()) {
                String verifier = switch (trial.verifier()) {
                    case Decision.Accepted<VerifiedAllocation> accepted -> "FEASIBLE";
                    case Decision.Rejected<VerifiedAllocation>(var reason) ->
                        reason.code().name();
                };
                seen.merge(verifier, 1, Integer::sum);
                assertThat(verifier.equals("FEASIBLE"))
                        .as("seed %d: %s, judge %s, %s in %s", seed, verifier, trial.judge(), trial.set(), market)
                        .isEqualTo(trial.judge() == null);
            }
        }
        assertThat(seen)
                .as("every reason is seen, and both answers often")
                .containsKeys(
                        "FEASIBLE",
                        "NO_QUANTITY",
                        "SIDES_SWAPPED",
                        "TYPE_NOT_OFFERED",
                        "SELF_ASSIGNMENT",
                        "PAIR_NOT_ALLOWED",
                        "PRICES_DO_NOT_MEET",
                        "SECOND_TYPE",
                        "SECOND_COUNTERPART",
                        "OFFER_EXCEEDED",
                        "CAPACITY_EXCEEDED",
                        "NOT_WHOLE",
                        "NET_EXCEEDED");
        assertThat(seen.get("FEASIBLE")).isGreaterThan(MARKETS / 2);
    }
}
