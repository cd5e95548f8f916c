package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.RecordCodec;

/** Stores verified parts of solutions with the prices the verifier gave them, and reads them back. */
final class StoredSolutions {
    private StoredSolutions() {}

    static void put(EnergyState state, Round round, AccountKey solver, int upload, int part, List<PricedTrade> trades) {
        EnergyState.SOLUTION.put(state.world(), row(round, trades), round, solver, upload, part);
    }

    /** How large the row of these trades is. */
    static int bytes(List<PricedTrade> trades) {
        Round any =
                trades.isEmpty() ? Round.of(0) : trades.getFirst().trade().t().round();
        return RecordCodec.of(StoredValues.SolutionPart.class)
                .write(row(any, trades))
                .length();
    }

    private static StoredValues.SolutionPart row(Round round, List<PricedTrade> trades) {
        long[] prices = new long[2 * trades.size()];
        List<Trade> plain = new ArrayList<>(trades.size());
        for (int i = 0; i < trades.size(); i++) {
            plain.add(trades.get(i).trade());
            prices[2 * i] = trades.get(i).price().microPerWh();
            prices[2 * i + 1] = trades.get(i).fee().microPerWh();
        }
        return new StoredValues.SolutionPart(Solution.of(round, plain).trades(), Longs.of(prices));
    }

    /** The trades of a candidate in the wanted intervals, in stored order; one part at a time is in memory. */
    static List<Trade> trades(
            EnergyState state, Round round, StoredValues.Candidate candidate, Predicate<Interval> wanted) {
        List<Trade> trades = new ArrayList<>();
        for (int part = 0; part < candidate.parts(); part++) {
            new Solution(round, part(state, round, candidate, part).trades())
                    .unpacked().stream().filter(trade -> wanted.test(trade.t())).forEach(trades::add);
        }
        return trades;
    }

    /** The candidate's trades of its own interval; they come first, so later parts are not read. */
    static List<PricedTrade> tradesOfRound(EnergyState state, Round round, StoredValues.Candidate candidate) {
        List<PricedTrade> wanted = new ArrayList<>();
        for (int part = 0; part < candidate.parts(); part++) {
            StoredValues.SolutionPart stored = part(state, round, candidate, part);
            List<Trade> trades = new Solution(round, stored.trades()).unpacked();
            for (int i = 0; i < trades.size(); i++) {
                if (trades.get(i).t().isAfter(round.interval())) {
                    return wanted;
                }
                wanted.add(new PricedTrade(
                        trades.get(i),
                        new UnitPrice(stored.prices().at(2 * i)),
                        new UnitPrice(stored.prices().at(2 * i + 1))));
            }
        }
        return wanted;
    }

    private static StoredValues.SolutionPart part(
            EnergyState state, Round round, StoredValues.Candidate candidate, int part) {
        return EnergyState.SOLUTION
                .find(state.world(), round, candidate.solver(), candidate.upload(), part)
                .orElseThrow(() -> new IllegalStateException(
                        "part " + part + " of the candidate of round " + round + " is missing"));
    }
}
