package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.quantity.LedgerTime;

/** A lane, an epoch that is acted on, and when: what the guards of its life cycle look at. */
public record LaneMoment(Lane lane, int epoch, EpochTimes times, LedgerTime now) {
    /** Whether the epoch is the next to be rooted, and the lane takes it. */
    public boolean isNextRoot() {
        return epoch == lane.rooted() && epoch <= lane.last();
    }

    /** In a lane that is or was in dispute, only what had begun before is rooted. */
    public boolean hadBegun() {
        LaneDispute dispute = lane.dispute();
        return dispute == null || !dispute.since().isBefore(times.begin(epoch));
    }

    public boolean isEnded() {
        return !now.isBefore(times.end(epoch));
    }

    public boolean isRootInTime() {
        return now.isBefore(times.rootDue(epoch));
    }

    public boolean isRootOver() {
        return times.isOver(times.rootDue(epoch), now);
    }

    /** Whether the epoch is the next to be opened, and rooted. */
    public boolean isNextOpening() {
        return epoch == lane.opened() && epoch < lane.rooted();
    }

    public boolean isOpeningInTime() {
        return now.isBefore(times.openingDue(epoch));
    }

    public boolean isOpeningOver() {
        return times.isOver(times.openingDue(epoch), now);
    }

    boolean mayRoot() {
        return isNextRoot() && hadBegun() && isEnded() && isRootInTime();
    }

    boolean mayOpen() {
        return isNextOpening() && isOpeningInTime();
    }
}
