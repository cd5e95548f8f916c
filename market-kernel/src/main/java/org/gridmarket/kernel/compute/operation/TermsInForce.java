package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/** The terms of the current period. */
final class TermsInForce {
    private static final String SOURCE = "compute-market, Terms";

    /** What there is of them. */
    record Facts(Optional<ComputeTerms> terms, LedgerPeriod period) {
        @Nullable String missing() {
            return terms.isEmpty() ? "no terms hold in period " + period : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> TERMS = RuleBook.of("compute, every operation that needs terms",
            rule(ComputeRejection.TERMS_MISSING, SOURCE, Facts::missing));
    // spotless:on

    private TermsInForce() {}

    static Decision<ComputeTerms> of(LedgerPeriods periods, ComputeState state) {
        LedgerPeriod period = periods.at(state.now());
        Optional<ComputeTerms> terms = ComputeState.TERMS
                .find(state.world())
                .flatMap(agreed -> agreed.versions().at(period.asInterval()));
        return TERMS.check(new Facts(terms, period)).map(facts -> facts.terms().orElseThrow());
    }
}
