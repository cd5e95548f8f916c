package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.mixing.MixSessionLifeCycle;
import org.gridmarket.kernel.lifecycle.LifeCycle;

/** All that lives in the energy market: for the generated page, the model checker and whoever audits traces. */
public final class EnergyLifeCycles {
    public static final List<LifeCycle<?, ?>> ALL = List.of(
            IntervalLifeCycle.TABLE,
            MixSessionLifeCycle.TABLE,
            SolutionUploads.LIFE_CYCLE,
            RuleProposing.LIFE_CYCLE,
            EnergyLicences.LIFE_CYCLE);

    private EnergyLifeCycles() {}
}
