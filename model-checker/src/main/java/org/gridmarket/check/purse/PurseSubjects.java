package org.gridmarket.check.purse;

import java.util.List;
import org.gridmarket.check.energy.EnergyWorld;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.purse.RedemptionLifeCycle;

/** What is checked of purses: the life cycle of a redemption alone, and the contract beside that of the energy market. */
public final class PurseSubjects {
    private PurseSubjects() {}

    public static List<Subject> all() {
        return List.of(Subject.of(RedemptionLifeCycle.TABLE), Subject.of(EnergyWorld.contracts(), PurseScope.scope()));
    }
}
