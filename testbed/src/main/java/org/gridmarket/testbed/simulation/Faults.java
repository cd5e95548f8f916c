package org.gridmarket.testbed.simulation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The faults of one history: which are on, when each strikes, and how often it has. */
public final class Faults {
    private final Set<Fault> on;
    private final Random random;
    private final Map<Fault, Integer> strikes = new EnumMap<>(Fault.class);

    Faults(Set<Fault> on, Random random) {
        this.on = on.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(on);
        this.random = random;
        on.forEach(fault -> strikes.put(fault, 0));
    }

    /** Those that were on from the beginning. */
    public Set<Fault> wanted() {
        return Collections.unmodifiableSet(strikes.keySet());
    }

    public boolean isOn(Fault fault) {
        return on.contains(fault);
    }

    /** Draws whether the fault strikes now, once in so many times; counted when it does. */
    public boolean strikes(Fault fault, int oneIn) {
        boolean struck = isOn(fault) && random.nextInt(oneIn) == 0;
        if (struck) {
            struck(fault);
        }
        return struck;
    }

    /** It has done harm to something. */
    public void struck(Fault fault) {
        strikes.merge(fault, 1, Integer::sum);
    }

    /** From now on only these are left of those that were on. */
    void keepOnly(Set<Fault> lasting) {
        on.retainAll(lasting);
    }

    /** How often each fault that was on from the beginning has struck. */
    Map<Fault, Integer> strikes() {
        return new EnumMap<>(strikes);
    }
}
