package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.message.ComputeAnswer.ElementRefused;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * A list, each element judged alone, in its order: what a refused one would have written is not written, and the others stand.
 * When none stands the operation is refused with the reason of the first.
 *
 * @param done what came of those that stand
 * @param refused those that do not
 */
record Elements<D>(List<D> done, List<ElementRefused> refused) {
    private static final String SOURCE = "compute-market, Shared pieces: relay";

    /** How many are named. */
    record Named(int elements) {
        @Nullable String outOfRange() {
            int most = ComputeLimit.ELEMENTS_PER_OPERATION.ceiling();
            return elements < 1 || elements > most ? elements + " elements named; 1.." + most + " are allowed" : null;
        }
    }

    // spotless:off
    static final RuleBook<Named> COUNT = RuleBook.of("compute, every operation with a list",
            rule(ComputeRejection.ELEMENTS_OUT_OF_RANGE, SOURCE, Named::outOfRange));
    // spotless:on

    Elements {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /** Carries out one after the other; each decides before it writes. */
    static <C, D> Decision<Elements<D>> of(List<C> elements, BiFunction<C, Integer, Decision<D>> carryOut) {
        return COUNT.check(new Named(elements.size())).then(counted -> each(elements, carryOut));
    }

    private static <C, D> Decision<Elements<D>> each(List<C> elements, BiFunction<C, Integer, Decision<D>> carryOut) {
        List<D> done = new ArrayList<>();
        List<ElementRefused> refused = new ArrayList<>();
        @Nullable Rejection first = null;
        for (int index = 0; index < elements.size(); index++) {
            switch (carryOut.apply(elements.get(index), index)) {
                case Decision.Accepted<D>(var result) -> done.add(result);
                case Decision.Rejected<D>(var reason) -> {
                    first = first == null ? reason : first;
                    refused.add(new ElementRefused(index, reason.code().name(), reason.detail()));
                }
            }
        }
        return done.isEmpty() && first != null
                ? Decision.reject(
                        first.code(),
                        first.source(),
                        "none of " + elements.size() + " elements stands; the first: " + first.detail())
                : Decision.accept(new Elements<>(done, refused));
    }
}
