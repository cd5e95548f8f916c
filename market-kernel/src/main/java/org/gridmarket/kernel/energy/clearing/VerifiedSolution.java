package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/** A solution that {@link SolutionVerifier} has found feasible. Only the verifier can make one; the store takes no other. */
public final class VerifiedSolution {
    private final Round round;
    private final List<PricedTrade> trades;
    private final ObjectiveValue value;

    VerifiedSolution(Round round, List<PricedTrade> trades, ObjectiveValue value) {
        this.round = round;
        this.trades = List.copyOf(trades);
        this.value = value;
    }

    public Round round() {
        return round;
    }

    /** In order (t, sell, buy), each with its price and fee. */
    public List<PricedTrade> trades() {
        return trades;
    }

    public ObjectiveValue value() {
        return value;
    }

    /** The trades of one interval. */
    public List<PricedTrade> tradesOf(Interval t) {
        return trades.stream().filter(trade -> trade.t().equals(t)).toList();
    }
}
