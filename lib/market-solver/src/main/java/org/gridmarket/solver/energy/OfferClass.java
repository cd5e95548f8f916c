package org.gridmarket.solver.energy;

import java.util.List;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * Offers that no constraint can tell apart: same side, anonymity group, tradable intervals and reservation price. A model
 * needs one column for all of them, which is exact, since their energies add up and any split among them is feasible.
 */
final class OfferClass {
    private final int number;
    private final OpenOffer sample;
    private final List<OpenOffer> members;
    private final int[] offsets;
    private final long energyWh;

    OfferClass(int number, List<OpenOffer> members, int[] offsets) {
        this.number = number;
        this.sample = members.getFirst();
        this.members = members;
        this.offsets = offsets;
        long sum = 0;
        for (OpenOffer member : members) {
            sum = Math.addExact(sum, member.remaining().wh());
        }
        this.energyWh = sum;
    }

    /** From 0, unique over both sides. */
    int number() {
        return number;
    }

    boolean sells() {
        return sample.side() == Side.SELL;
    }

    GroupId group() {
        return sample.group();
    }

    /** Unclamped. */
    UnitPrice reservation() {
        return sample.reservation();
    }

    /** Ascending by id. */
    List<OpenOffer> members() {
        return members;
    }

    /** How many intervals of the window it may be traded in. */
    int slots() {
        return offsets.length;
    }

    /** The interval of a slot, counted from the round. */
    int offset(int slot) {
        return offsets[slot];
    }

    /** All members together. */
    long energyWh() {
        return energyWh;
    }

    /** Named intervals after this one, also those beyond the window: how long its energy can wait. */
    int intervalsAfter(int intervalIndex) {
        int later = 0;
        List<Integer> bounds = sample.intervals().bounds();
        for (int run = 0; run < bounds.size(); run += 2) {
            later += Math.max(0, bounds.get(run + 1) - Math.max(intervalIndex, bounds.get(run) - 1));
        }
        return later;
    }
}
