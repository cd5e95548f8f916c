package org.gridmarket.kernel.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one operation; row order is precedence. The pages docs/generated/rejections.md are made from these.
 *
 * @param operation the function, such as {@code energy:postOffers}
 * @param rules the checks, first offence wins
 * @param <F> the facts that are judged
 */
public record RuleBook<F>(String operation, List<Rule<F>> rules) {
    public RuleBook {
        rules = List.copyOf(rules);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied by List.of, never written
    public static <F> RuleBook<F> of(String operation, Rule<F>... rules) {
        return new RuleBook<>(operation, List.of(rules));
    }

    public Decision<F> check(F facts) {
        for (Rule<F> rule : rules) {
            @Nullable String offence = rule.offence().apply(facts);
            if (offence != null) {
                return Decision.reject(rule.code(), rule.source(), offence);
            }
        }
        return Decision.accept(facts);
    }
}
