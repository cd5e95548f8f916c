package org.gridmarket.agent.energy.plan;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;

/** The tariffs that have been told, each from its interval on. */
public final class KnownTariffs {
    /** So many of the newest are kept: more than can be in force within any horizon. */
    private static final int KEPT = 1_000;

    private final NavigableMap<Interval, Tariff> byFrom = new TreeMap<>();

    /** Whether these rules bring a tariff. */
    public boolean adopt(ProposedRules rules) {
        boolean changed = false;
        for (RuleChange change : rules.changes()) {
            if (change instanceof RuleChange.SetTariff(var prices)) {
                byFrom.put(rules.from(), prices);
                changed = true;
            }
        }
        while (byFrom.size() > KEPT) {
            byFrom.pollFirstEntry();
        }
        return changed;
    }

    public boolean isEmpty() {
        return byFrom.isEmpty();
    }

    /** The tariff in force at an interval; the first one for intervals before it; empty while none is known. */
    public Optional<Tariff> at(Interval t) {
        Map.Entry<Interval, Tariff> inForce = byFrom.floorEntry(t);
        return Optional.ofNullable(inForce == null ? byFrom.firstEntry() : inForce)
                .map(Map.Entry::getValue);
    }
}
