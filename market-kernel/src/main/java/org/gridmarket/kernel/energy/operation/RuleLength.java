package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * How long rules are, as they are stored and told. A proposal is asked for its own length, and an approval for that of all
 * versions that would then be kept, since several plans that fit alone may not fit together.
 *
 * @param what they are
 * @param bytes of their canonical text
 * @param most that they may have
 */
record RuleLength(String what, int bytes, int most) {
    static RuleLength of(ProposedRules rules, EnergyLimits limits) {
        return new RuleLength(
                "proposal " + rules.id(),
                RecordCodec.of(ProposedRules.class).writeBytes(rules).length(),
                limits.of(EnergyLimit.RULES_BYTES));
    }

    static RuleLength of(MarketRules rules, EnergyLimits limits) {
        return new RuleLength(
                "the rules with all versions that can be asked for",
                RecordCodec.of(MarketRules.class).writeBytes(rules).length(),
                limits.of(EnergyLimit.RULES_BYTES));
    }

    @Nullable String tooLarge() {
        return bytes > most
                ? what + " would have " + bytes + " bytes; at most " + most + " (" + EnergyLimit.RULES_BYTES + ")"
                : null;
    }
}
