package org.gridmarket.testkit.discovery.mutant;

import java.util.List;
import java.util.function.Function;
import org.gridmarket.testkit.discovery.DiscoveryHistory;
import org.gridmarket.testkit.discovery.DiscoveryViolation;
import org.gridmarket.testkit.discovery.HistoryByHand;

/**
 * Plays one history with whatever code this class was loaded beside. It takes and gives text, since the classes of a mutated
 * discovery are others than those of whoever looks for the bug.
 */
public final class PlayedHistories implements Function<String, String> {
    /** The history of a seed, or one by hand of that name: what broke first, or nothing. */
    @Override
    public String apply(String history) {
        boolean random = Character.isDigit(history.charAt(0));
        List<DiscoveryViolation> violations = random
                ? DiscoveryHistory.play(Long.parseLong(history)).violations()
                : HistoryByHand.valueOf(history).play();
        return violations.isEmpty() ? "" : violations.getFirst().toString();
    }
}
