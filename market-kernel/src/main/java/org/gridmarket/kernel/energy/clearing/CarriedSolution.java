package org.gridmarket.kernel.energy.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the last accepted solution is still worth in a later round: its trades from the round on, in stored order, without
 * offers that have gone, each with as much energy as (2.2), (2.6) and (2.7) leave. It serves when a round brought no
 * candidate, and it is what the first solution of a round must beat.
 */
public final class CarriedSolution {
    private CarriedSolution() {}

    /** The carried trades with prices and value; empty when nothing is left. Feasible by construction, and verified. */
    public static VerifiedSolution of(RoundInstance instance, List<Trade> lastAccepted) {
        return of(instance, lastAccepted, t -> true);
    }

    /** Only the trades of one interval: enough to finalise it, since limits bind per interval and offers per round. */
    public static VerifiedSolution of(RoundInstance instance, List<Trade> lastAccepted, Predicate<Interval> wanted) {
        TradeTally tally = new TradeTally();
        List<Trade> kept = new ArrayList<>();
        for (Trade trade : lastAccepted) {
            if (wanted.test(trade.t()) && !trade.t().isBefore(instance.round().interval())) {
                Trade left = whatIsLeft(instance, tally, trade);
                if (left != null) {
                    kept.add(left);
                }
            }
        }
        return kept.isEmpty()
                ? new VerifiedSolution(instance.round(), List.of(), ObjectiveValue.NOTHING)
                : SolutionVerifier.verify(instance, Solution.of(instance.round(), kept))
                        .orThrow();
    }

    private static @Nullable Trade whatIsLeft(RoundInstance instance, TradeTally tally, Trade trade) {
        TradeFacts facts = TradeFacts.of(instance, tally, null, trade);
        if (!SolutionVerifier.TRADE.check(facts).isAccepted()) {
            return null;
        }
        OpenOffer sell = facts.sellOffer();
        OpenOffer buy = facts.buyOffer();
        IntervalTerms terms = facts.termsInForce();
        long room = Math.min(
                trade.energy().wh(),
                Math.min(tally.roomWithin(sell, buy, trade.t(), terms), tally.netRoom(sell, buy, trade.t(), terms)));
        if (room <= 0) {
            return null;
        }
        tally.add(sell, buy, trade.t(), Energy.ofWh(room), terms);
        return trade.withEnergy(Energy.ofWh(room));
    }
}
