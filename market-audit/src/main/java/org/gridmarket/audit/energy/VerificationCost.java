package org.gridmarket.audit.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gridmarket.audit.CostTable;
import org.gridmarket.audit.OperationCost;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** What the verification of solutions comes to, per trade verified. */
final class VerificationCost {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int THOUSAND = 1_000;
    private static final String PART = "energy:postSolutionPart";
    private static final String WHOLE = "energy:postSolution";
    private static final String SEAL = "energy:sealSolution";

    private long trades;

    /** Takes in a transaction that took effect; counts the trades that it verified, if it verified any. */
    void read(LedgerTransaction transaction) {
        trades += switch (transaction.function()) {
            case PART ->
                RecordCodec.of(EnergyResult.PartStored.class)
                        .read(transaction.result())
                        .trades();
            case WHOLE ->
                RecordCodec.of(EnergyResult.Leads.class)
                        .read(transaction.result())
                        .trades();
            default -> 0;
        };
    }

    /** Reads in thousandths, since there are fewer than trades; null where no trade was verified. */
    Map<String, @Nullable Object> keys(CostTable costs) {
        List<OperationCost> all = new ArrayList<>();
        List.of(WHOLE, PART, SEAL).forEach(function -> all.addAll(costs.of(function)));
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("transactions", all.size());
        keys.put("trades_verified", trades);
        keys.put("reads", sum(all, VerificationCost::reads));
        keys.put("rows_read", sum(all, OperationCost::rows));
        keys.put("reads_per_1000_trades", perTrades(sum(all, VerificationCost::reads) * THOUSAND));
        keys.put("rows_per_1000_trades", perTrades(sum(all, OperationCost::rows) * THOUSAND));
        keys.put("cpu_ms", sum(all, OperationCost::cpuNanos) / NANOS_PER_MICRO / THOUSAND);
        keys.put("cpu_ns_per_trade", perTrades(sum(all, OperationCost::cpuNanos)));
        return keys;
    }

    private static long reads(OperationCost cost) {
        return (long) cost.keys() + cost.ranges();
    }

    private @Nullable Long perTrades(long sum) {
        return trades == 0 ? null : sum / trades;
    }

    private static long sum(List<OperationCost> costs, ToLongFunction<OperationCost> part) {
        return costs.stream().mapToLong(part).sum();
    }
}
