package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import org.gridmarket.kernel.quantity.Round;

/**
 * What a solver proposes for a round: trades and nothing else. Nobody believes it before {@link SolutionVerifier} does.
 *
 * @param round tau
 * @param trades in order (t, sell, buy)
 */
public record Solution(Round round, TradePacking trades) {
    /** Sorts the trades into the order of a solution. */
    public static Solution of(Round round, List<Trade> trades) {
        return new Solution(round, TradePacking.pack(trades.stream().sorted().toList()));
    }

    public List<Trade> unpacked() {
        return trades.unpack();
    }

    public int size() {
        return trades.size();
    }
}
