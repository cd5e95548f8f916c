package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;

/** Names of proposals, where nobody has chosen one: made of the content, so that the same one twice is refused as such. */
final class Naming {
    private static final int DIGITS = 8;

    private Naming() {}

    static ProposedRules named(String kind, Interval from, List<RuleChange> changes) {
        String digest = new ProposedRules(kind, from, changes).digest().toHex();
        return new ProposedRules(kind + "-" + digest.substring(0, DIGITS), from, changes);
    }
}
