package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.lane.EpochTimes;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamCommand;

/** Whoever does what anybody may do: time-outs, conclusions, closings. Gateways do, and every party that waits. */
public final class KeeperRole {
    private final LeaseView lease;

    public KeeperRole(LeaseView lease) {
        this.lease = lease;
    }

    /**
     * What is due, by the lease as it is known.
     *
     * @param period the current one: until then each may be carried out
     */
    public List<StreamCommand.ByMember> due(LedgerTime now, LedgerPeriod period) {
        List<StreamCommand.ByMember> due = new ArrayList<>();
        if (lease.isClosed()) {
            return due;
        }
        lease.lanes().forEach((supplier, lane) -> ofLane(supplier, lane, now, period, due));
        ofCustomer(now, period, due);
        for (LeaseView.Disputed disputed : lease.disputes()) {
            int epoch = disputed.epoch();
            if (lease.hasMajority(epoch)) {
                due.add(new StreamCommand.Conclude(lease.id(), epoch, period));
            }
            if (isOver(times().verdictDue(epoch), now)) {
                due.add(new StreamCommand.TimeOutVerdict(lease.id(), epoch, period));
            }
        }
        if (lease.lanes().values().stream().allMatch(lane -> lane.status() == LaneStatus.CLOSED)) {
            due.add(new StreamCommand.CloseAllocation(lease.id(), period));
        }
        return due;
    }

    private EpochTimes times() {
        return lease.times();
    }

    private boolean isOver(LedgerTime due, LedgerTime now) {
        return times().isOver(due, now);
    }

    private void ofLane(
            AccountKey supplier, Lane lane, LedgerTime now, LedgerPeriod period, List<StreamCommand.ByMember> due) {
        int root = lane.rooted();
        if (lane.mayRoot(root) && lease.gone().isEmpty() && isOver(times().rootDue(root), now)) {
            due.add(new StreamCommand.TimeOutRoot(lease.id(), supplier, root, period));
        }
        int opening = lane.opened();
        boolean mayOpen = lane.status() == LaneStatus.RUN || lane.status() == LaneStatus.CLOSING;
        if (mayOpen
                && opening < lane.rooted()
                && opening < lease.revealedEpochs()
                && isOver(times().openingDue(opening), now)) {
            due.add(new StreamCommand.TimeOutOpening(lease.id(), supplier, opening, period));
        }
        boolean closable = lane.status() != LaneStatus.FROZEN && lane.status() != LaneStatus.CLOSED;
        if (closable && lease.closing(supplier, now).isDone()) {
            due.add(new StreamCommand.CloseLane(lease.id(), supplier, period));
        }
    }

    private void ofCustomer(LedgerTime now, LedgerPeriod period, List<StreamCommand.ByMember> due) {
        int epoch = lease.revealedEpochs();
        boolean waits = lease.lanes().entrySet().stream()
                .anyMatch(lane -> lease.root(lane.getKey(), epoch).isPresent()
                        && (lane.getValue().status() == LaneStatus.RUN
                                || lane.getValue().status() == LaneStatus.CLOSING));
        if (lease.gone().isEmpty() && epoch < lease.epochs() && waits && isOver(times().revealDue(epoch), now)) {
            due.add(new StreamCommand.TimeOutReveal(lease.id(), epoch, period));
        }
    }
}
