package org.gridmarket.audit;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.ledger.memory.ContractCode;

/** What the transactions of a ledger cost when they are carried out again, by function. */
public final class CostTable {
    private static final long NANOS_PER_MICRO = 1_000;

    private final SortedMap<String, List<OperationCost>> byFunction = new TreeMap<>();

    /** The same code, with every accepted call measured. */
    ContractCode measured(ContractCode code) {
        return (function, argument, call, state) -> {
            CountedState counted = new CountedState(state);
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Decision<Receipt> decision = code.execute(function, argument, call, counted);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            if (decision.isAccepted()) {
                byFunction.computeIfAbsent(function, name -> new ArrayList<>()).add(counted.cost(nanos));
            }
            return decision;
        };
    }

    /** What each accepted call of a function cost, in ledger order. */
    public List<OperationCost> of(String function) {
        return Collections.unmodifiableList(byFunction.getOrDefault(function, List.of()));
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
            rows.add(row);
        });
        return rows;
    }

    private static long mean(List<OperationCost> costs, ToLongFunction<OperationCost> part) {
        return costs.stream().mapToLong(part).sum() / costs.size();
    }
}
