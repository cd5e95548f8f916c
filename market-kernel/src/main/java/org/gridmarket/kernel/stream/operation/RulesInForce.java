package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/** The rules of the current period. */
final class RulesInForce {
    private static final String SOURCE = "stream-market, Units and limits";

    /** What there is of them. */
    record Facts(Optional<StreamRules> rules, LedgerPeriod period) {
        @Nullable String missing() {
            return rules.isEmpty() ? "no rules hold in period " + period : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> RULES = RuleBook.of("stream, every operation that needs rules",
            rule(StreamRejection.STREAM_RULES_MISSING, SOURCE, Facts::missing));
    // spotless:on

    private RulesInForce() {}

    static Decision<StreamRules> of(LedgerPeriods periods, StreamState state) {
        LedgerPeriod period = periods.at(state.now());
        Optional<StreamRules> rules = StreamState.RULES
                .find(state.world())
                .flatMap(agreed -> agreed.versions().at(period.asInterval()));
        return RULES.check(new Facts(rules, period)).map(facts -> facts.rules().orElseThrow());
    }
}
