package org.gridmarket.audit.energy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.ContractCode;

/** What the transactions of a ledger cost when they are carried out again, by function. */
public final class CostTable {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int THOUSAND = 1_000;
    private static final String PART = "energy:postSolutionPart";
    private static final String WHOLE = "energy:postSolution";
    private static final String SEAL = "energy:sealSolution";

    private final SortedMap<String, List<OperationCost>> byFunction = new TreeMap<>();

    /** The same code, with every accepted call measured. */
    ContractCode measured(ContractCode code) {
        return (function, argument, call, state) -> {
            CountedState counted = new CountedState(state);
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Decision<Receipt> decision = code.execute(function, argument, call, counted);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            if (decision instanceof Decision.Accepted<Receipt>(var receipt)) {
                byFunction
                        .computeIfAbsent(function, name -> new ArrayList<>())
                        .add(counted.cost(nanos, tradesOf(function, receipt)));
            }
            return decision;
        };
    }

    private static int tradesOf(String function, Receipt receipt) {
        return switch (function) {
            case PART ->
                RecordCodec.of(EnergyResult.PartStored.class)
                        .read(receipt.result())
                        .trades();
            case WHOLE ->
                RecordCodec.of(EnergyResult.Leads.class).read(receipt.result()).trades();
            default -> 0;
        };
    }

    /** A row per function: how often, and per call the mean of each kind of read, of writes and of processor time. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        byFunction.forEach((function, costs) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("function", function);
            row.put("calls", costs.size());
            row.put("keys_read", mean(costs, OperationCost::keys));
            row.put("ranges_read", mean(costs, OperationCost::ranges));
            row.put("rows_read", mean(costs, OperationCost::rows));
            row.put("bytes_read", mean(costs, OperationCost::charactersRead));
            row.put("keys_written", mean(costs, OperationCost::writes));
            row.put("bytes_written", mean(costs, OperationCost::charactersWritten));
            row.put("cpu_us", mean(costs, OperationCost::cpuNanos) / NANOS_PER_MICRO);
            row.put(
                    "cpu_us_most",
                    costs.stream().mapToLong(OperationCost::cpuNanos).max().orElse(0) / NANOS_PER_MICRO);
            row.put("trades", sum(costs, OperationCost::trades));
            rows.add(row);
        });
        return rows;
    }

    /** What the verification of solutions came to per trade verified, in thousandths; empty when there was none. */
    public Map<String, Object> verification() {
        List<OperationCost> all = new ArrayList<>();
        List.of(WHOLE, PART, SEAL).forEach(function -> all.addAll(byFunction.getOrDefault(function, List.of())));
        long trades = sum(all, OperationCost::trades);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("transactions", all.size());
        keys.put("trades_verified", trades);
        keys.put("reads", sum(all, cost -> (long) cost.keys() + cost.ranges()));
        keys.put("rows_read", sum(all, OperationCost::rows));
        keys.put("reads_per_1000_trades", perThousand(all, cost -> (long) cost.keys() + cost.ranges(), trades));
        keys.put("rows_per_1000_trades", perThousand(all, OperationCost::rows, trades));
        keys.put("cpu_ms", sum(all, OperationCost::cpuNanos) / NANOS_PER_MICRO / THOUSAND);
        keys.put("cpu_ns_per_trade", trades == 0 ? null : sum(all, OperationCost::cpuNanos) / trades);
        return keys;
    }

    private static Object perThousand(List<OperationCost> costs, ToLongFunction<OperationCost> part, long trades) {
        return trades == 0 ? 0 : sum(costs, part) * THOUSAND / trades;
    }

    private static long sum(List<OperationCost> costs, ToLongFunction<OperationCost> part) {
        return costs.stream().mapToLong(part).sum();
    }

    private static long mean(List<OperationCost> costs, ToLongFunction<OperationCost> part) {
        return sum(costs, part) / costs.size();
    }
}
