package org.gridmarket.solver.allocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.gridmarket.solver.ortools.WholeSum;

/** Choices that are 1 where some of these exchanges are used. */
final class TypeChoices {
    private record Used(OfferId offer, ResourceType type) {}

    private final IntegerProgram program;
    private final List<Exchange> exchanges;
    private final Map<Used, Integer> made = new HashMap<>();

    TypeChoices(IntegerProgram program, List<Exchange> exchanges) {
        this.program = program;
        this.exchanges = exchanges;
    }

    /** Whether an offer is used for a type, of which it has these exchanges. */
    int of(OpenOffer open, ResourceType type, List<Integer> its) {
        return made.computeIfAbsent(new Used(open.id(), type), any -> any(its));
    }

    /** Whether any of these is used. */
    int any(List<Integer> some) {
        if (some.size() == 1 && exchanges.get(some.getFirst()).isOnePiece()) {
            return some.getFirst();
        }
        int choice = program.addChoice();
        for (int e : some) {
            Exchange exchange = exchanges.get(e);
            if (exchange.isOnePiece()) {
                program.addImplication(e, choice);
            } else {
                long most = exchange.most().at(0);
                program.addAtMost(new WholeSum().add(e, 1).add(choice, -most), 0);
            }
        }
        return choice;
    }
}
