package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.agreement.Approving;
import org.gridmarket.kernel.agreement.Proposing;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.rule.RuleRejection;

/** The rule books of changing rules; row order is precedence. */
final class RuleRules {
    private static final String SOURCE = "energy-market, propose / approve a rule";

    // spotless:off
    static final RuleBook<Proposing> PROPOSE = Proposing.book("energy:proposeRules", SOURCE);
    static final RuleBook<RuleLength> LENGTH = RuleBook.of("energy:proposeRules, how long it is",
            rule(RuleRejection.RULES_TOO_LARGE,    "docs/limits.md, Heap of a client", RuleLength::tooLarge));
    static final RuleBook<Approving> AGREE = Approving.book("energy:approveRules", SOURCE);
    static final RuleBook<RuleFacts> APPROVE = RuleBook.of("energy:approveRules, what would hold",
            rule(RuleRejection.RULE_TOO_SOON,      SOURCE, RuleFacts::tooSoon),
            rule(RuleRejection.GRID_MISSING,       SOURCE, RuleFacts::gridMissing),
            rule(RuleRejection.FEEDER_UNKNOWN,     "energy-market, registerSmartMeter", RuleFacts::feederUnknown),
            rule(RuleRejection.METER_EXISTS,       "energy-market, registerSmartMeter", RuleFacts::meterExists),
            rule(RuleRejection.METER_UNKNOWN,      SOURCE, RuleFacts::meterUnknown),
            rule(RuleRejection.CIRCLE_UNKNOWN,     "anonymity, Mixing", RuleFacts::circleUnknown),
            rule(RuleRejection.FEEDER_FULL,        "energy-market, registerSmartMeter", RuleFacts::feederFull),
            rule(RuleRejection.TOO_MANY_FEEDERS,   "energy-market, registerSmartMeter", RuleFacts::tooManyFeeders),
            rule(RuleRejection.GROUP_TOO_LARGE,    "anonymity, Mixing", RuleFacts::groupTooLarge),
            rule(RuleRejection.TOO_MANY_METERS,    "docs/adr/0014", RuleFacts::tooManyMeters),
            rule(RuleRejection.METERS_TOO_SOON,    "docs/adr/0014", RuleFacts::beyondRoom),
            rule(RuleRejection.CHANGE_WITHIN_WINDOW, "anonymity, Mixing", RuleFacts::withinWindow),
            rule(MixRejection.WINDOW_BEYOND_HORIZON, "anonymity, Mixing", RuleFacts::beyondHorizon),
            rule(AgreementRejection.TOO_MANY_VERSIONS,  SOURCE, RuleFacts::tooManyVersions),
            rule(RuleRejection.RULES_TOO_LARGE,    "docs/limits.md, Heap of a client", RuleFacts::tooLarge),
            rule(RuleRejection.GRID_UNSAFE,        "(2.17) corrected", RuleFacts::unsafe));
    // spotless:on

    private RuleRules() {}
}
