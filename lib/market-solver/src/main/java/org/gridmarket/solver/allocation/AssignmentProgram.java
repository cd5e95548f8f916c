package org.gridmarket.solver.allocation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.gridmarket.solver.ortools.WholeSum;

/**
 * The integer program of an instance, (6.1) to (6.14) with flags and capacities: a variable for each exchange, which is an
 * amount, or yes or no where an offer is one piece; choices of type for SINGLE, of counterpart for TOGETHER, of use for WHOLE.
 */
final class AssignmentProgram {
    private final AllocationInstance instance;
    private final List<Exchange> exchanges;
    private final IntegerProgram program = new IntegerProgram();
    private final Map<OfferId, List<Integer>> byProvider = new LinkedHashMap<>();
    private final Map<OfferId, List<Integer>> byConsumer = new LinkedHashMap<>();
    private final TypeChoices choices;
    private boolean exact = true;
    private boolean suitable = true;

    AssignmentProgram(AllocationInstance instance, List<Exchange> exchanges) {
        this.instance = instance;
        this.exchanges = exchanges;
        for (int e = 0; e < exchanges.size(); e++) { // the variable of an exchange has its number
            Exchange exchange = exchanges.get(e);
            if (exchange.isOnePiece()) {
                program.addChoice();
            } else {
                program.addVariable(exchange.most().at(0));
            }
            byProvider
                    .computeIfAbsent(exchange.provide().id(), any -> new ArrayList<>())
                    .add(e);
            byConsumer
                    .computeIfAbsent(exchange.consume().id(), any -> new ArrayList<>())
                    .add(e);
        }
        this.choices = new TypeChoices(program, exchanges);
        byProvider.values().forEach(of -> addOffer(exchanges.get(of.getFirst()).provide(), of));
        byConsumer.values().forEach(of -> addOffer(exchanges.get(of.getFirst()).consume(), of));
        new CapacityRows(instance, exchanges, this::unit).addTo(program);
        if (instance.schema().price() == PriceRule.UNIFORM) {
            new PriceLevels(instance, exchanges, choices).addTo(program);
        }
        addLimitOfAssignments();
    }

    /** What one unit of the variable of an exchange assigns. */
    private Amounts unit(Exchange exchange) {
        return exchange.isOnePiece() ? exchange.most() : Amounts.of(1);
    }

    // ---- offers

    private void addOffer(OpenOffer open, List<Integer> of) {
        if (Exchange.isOnePiece(open)) {
            program.addAtMostOne(of);
            return;
        }
        OfferUse use = open.use();
        Map<ResourceType, List<Integer>> byType = new TreeMap<>();
        of.forEach(e -> byType.computeIfAbsent(exchanges.get(e).type(), any -> new ArrayList<>())
                .add(e));
        if (instance.schema().quantity().size() > 1) {
            addDimensions(use, byType);
        } else {
            addUnits(open, use, of);
        }
        if (open.offer().has(Flag.SINGLE) && byType.size() > 1) {
            List<Integer> types = new ArrayList<>();
            byType.forEach((type, ofType) -> {
                int choice = choices.of(open, type, ofType);
                types.add(choice);
                if (instance.schema().quantity().size() == 1) {
                    exact &= row(use, ofType).addAtMost(use.rest(), program, choice);
                }
            });
            program.addAtMostOne(types);
        }
        if (open.offer().has(Flag.TOGETHER)) {
            addCounterparts(open, of);
        }
    }

    private void addUnits(OpenOffer open, OfferUse use, List<Integer> of) {
        UnitRow row = row(use, of);
        if (open.offer().has(Flag.WHOLE)) {
            suitable &= row.addAllOrNothing(use.rest(), program, program.addChoice());
        } else {
            exact &= row.addAtMost(use.rest(), program);
        }
    }

    /** (6.1), (6.2) of these exchanges in one dimension. */
    private UnitRow row(OfferUse use, List<Integer> of) {
        UnitRow row = new UnitRow();
        for (int e : of) {
            Exchange exchange = exchanges.get(e);
            BigInteger each = BigInteger.valueOf(unit(exchange).at(0));
            row.add(e, use.units().weight(exchange.type(), 0).multiply(each));
        }
        return row;
    }

    /** (6.1), (6.2) in several dimensions: of each type what its largest share takes, which is a variable. */
    private void addDimensions(OfferUse use, Map<ResourceType, List<Integer>> byType) {
        BigInteger whole = use.units().whole();
        int shift = UnitRow.shift(whole);
        exact &= shift == 0;
        long most = UnitRow.down(whole, shift);
        WholeSum all = new WholeSum();
        long left = most;
        for (Map.Entry<ResourceType, Amounts> taken : use.taken().entrySet()) {
            if (!byType.containsKey(taken.getKey())) {
                left -= UnitRow.up(use.units().taken(taken.getKey(), taken.getValue()), shift);
            }
        }
        for (Map.Entry<ResourceType, List<Integer>> entry : byType.entrySet()) {
            ResourceType type = entry.getKey();
            int share = program.addVariable(most);
            all.add(share, 1);
            Amounts before = use.taken()
                    .getOrDefault(
                            type, Amounts.none(instance.schema().quantity().size()));
            for (int d = 0; d < before.dimensions(); d++) {
                BigInteger weight = use.units().weight(type, d);
                WholeSum sum = new WholeSum().add(share, 1);
                for (int e : entry.getValue()) {
                    BigInteger amount =
                            BigInteger.valueOf(unit(exchanges.get(e)).at(d));
                    sum.add(e, -UnitRow.up(weight.multiply(amount), shift));
                }
                program.addAtLeast(sum, UnitRow.up(weight.multiply(BigInteger.valueOf(before.at(d))), shift));
            }
        }
        program.addAtMost(all, left);
    }

    private void addCounterparts(OpenOffer open, List<Integer> of) {
        Map<OfferId, List<Integer>> byCounterpart = new LinkedHashMap<>();
        for (int e : of) {
            Exchange exchange = exchanges.get(e);
            OfferId counterpart = exchange.provide().id().equals(open.id())
                    ? exchange.consume().id()
                    : exchange.provide().id();
            byCounterpart.computeIfAbsent(counterpart, any -> new ArrayList<>()).add(e);
        }
        if (byCounterpart.size() > 1) {
            List<Integer> counterparts = new ArrayList<>();
            byCounterpart.values().forEach(with -> counterparts.add(choices.any(with)));
            program.addAtMostOne(counterparts);
        }
    }

    private void addLimitOfAssignments() {
        int most = instance.schema().limits().assignments();
        if (exchanges.size() > most) {
            WholeSum all = new WholeSum();
            for (int e = 0; e < exchanges.size(); e++) {
                all.add(choices.any(List.of(e)), 1);
            }
            program.addAtMost(all, most);
        }
    }

    // ---- what is found

    IntegerProgram program() {
        return program;
    }

    ModelSize size() {
        return new ModelSize(program.variables(), program.rows());
    }

    /** Whether what the program says of its optimum holds for the instance. */
    boolean isExact() {
        return exact;
    }

    /** Whether what satisfies the program is feasible. */
    boolean isSuitable() {
        return suitable;
    }

    /** One term of the objective. */
    WholeSum sum(Objective term) {
        WholeSum sum = new WholeSum();
        for (int e = 0; e < exchanges.size(); e++) {
            Exchange exchange = exchanges.get(e);
            long worth = instance.unitWorth(term, exchange.provide(), exchange.consume(), exchange.type());
            long volume = instance.schema().volume(unit(exchange)).units();
            sum.add(e, Math.multiplyExact(worth, volume));
        }
        return sum;
    }

    /** The values of exchanges that these assignments have; a beginning for the solver. */
    long[] values(List<Assignment> assignments) {
        Map<List<Object>, Amounts> amounts = new LinkedHashMap<>();
        assignments.forEach(each -> amounts.put(key(each.provide(), each.consume(), each.type()), each.amounts()));
        long[] values = new long[exchanges.size()];
        for (int e = 0; e < values.length; e++) {
            Exchange exchange = exchanges.get(e);
            Amounts amount =
                    amounts.get(key(exchange.provide().id(), exchange.consume().id(), exchange.type()));
            values[e] = amount == null ? 0 : exchange.isOnePiece() ? 1 : amount.at(0);
        }
        return values;
    }

    private static List<Object> key(OfferId provide, OfferId consume, ResourceType type) {
        return List.of(provide, consume, type);
    }

    List<Assignment> assignments(long[] values) {
        List<Assignment> assignments = new ArrayList<>();
        for (int e = 0; e < exchanges.size(); e++) {
            Exchange exchange = exchanges.get(e);
            if (values[e] > 0) {
                assignments.add(exchange.assign(exchange.isOnePiece() ? exchange.most() : Amounts.of(values[e])));
            }
        }
        return assignments;
    }
}
