package org.gridmarket.solver.allocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.Load;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.gridmarket.solver.ortools.WholeSum;
import org.jspecify.annotations.Nullable;

/** Bounds of groups, (2.5) to (2.7), on top of what earlier cycles load. */
final class CapacityRows {
    /** What of one value of a capacity goes out and comes in. */
    private static final class Sums {
        private final WholeSum out = new WholeSum();
        private final WholeSum in = new WholeSum();
        private final Map<Integer, Long> net = new LinkedHashMap<>();

        private WholeSum net(int sign) {
            WholeSum sum = new WholeSum();
            net.forEach((variable, volume) -> sum.add(variable, sign * volume));
            return sum;
        }
    }

    private final AllocationInstance instance;
    private final Map<CapacityValue, Sums> sums = new LinkedHashMap<>();

    /** @param unit what one unit of the variable of an exchange assigns; the variable has the number of the exchange */
    CapacityRows(AllocationInstance instance, List<Exchange> exchanges, Function<Exchange, Amounts> unit) {
        this.instance = instance;
        for (int e = 0; e < exchanges.size(); e++) {
            int variable = e;
            Exchange exchange = exchanges.get(e);
            long volume = instance.schema().volume(unit.apply(exchange)).units();
            for (CapacityValue value : instance.loaded(exchange.provide().groups(), exchange.type())) {
                Sums of = sums.computeIfAbsent(value, any -> new Sums());
                of.out.add(variable, volume);
                of.net.merge(variable, volume, Long::sum);
            }
            for (CapacityValue value : instance.loaded(exchange.consume().groups(), exchange.type())) {
                Sums of = sums.computeIfAbsent(value, any -> new Sums());
                of.in.add(variable, volume);
                of.net.merge(variable, -volume, Long::sum);
            }
        }
    }

    void addTo(IntegerProgram program) {
        sums.forEach((value, of) -> {
            Capacity capacity = instance.terms().capacities().get(value.capacity());
            Load was = instance.load(value);
            long out = was.out().units();
            long in = was.in().units();
            add(of.out, capacity.out(), out, program);
            add(of.in, capacity.in(), in, program);
            add(of.net(1), capacity.netOut(), out - in, program);
            add(of.net(-1), capacity.netIn(), in - out, program);
        });
    }

    /** A bound lowered below what is final counts as what is final. */
    private static void add(WholeSum sum, @Nullable Volume bound, long was, IntegerProgram program) {
        if (bound != null && sum.size() > 0) {
            program.addAtMost(sum, Math.max(bound.units(), was) - was);
        }
    }
}
