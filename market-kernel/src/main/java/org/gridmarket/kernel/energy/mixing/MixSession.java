package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Names one session of a mix; each circle of a group has its own, and a large one is split into several.
 *
 * @param window the first interval of the window
 * @param group the anonymity group that mixes
 * @param number 0, 1, 2 .. within the group, all circles together
 */
public record MixSession(Interval window, GroupId group, int number) {
    public MixSession {
        if (number < 0 || number >= EnergyLimit.MIX_JOINS_PER_GROUP.ceiling()) {
            throw new IllegalArgumentException(
                    "session number " + number + " is outside 0.." + (EnergyLimit.MIX_JOINS_PER_GROUP.ceiling() - 1));
        }
    }

    @Override
    public String toString() {
        return window + "/" + group + "/" + number;
    }
}
