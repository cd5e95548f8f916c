package org.gridmarket.worker.stream.party;

import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneDispute;
import org.gridmarket.roles.stream.LeaseView;

/** How far a lease is settled, so that memory does not grow with it. */
final class Settled {
    private Settled() {}

    /** Epochs before this one are opened by all lanes that go on, and no dispute about them is open. */
    static int before(LeaseView lease) {
        return lease.lanes().values().stream()
                .mapToInt(lane -> before(lease, lane))
                .min()
                .orElse(0);
    }

    private static int before(LeaseView lease, Lane lane) {
        return switch (lane.status()) {
            case NOT_MADE, RUN, CLOSING -> lane.opened();
            case FROZEN, RESOLVED -> {
                LaneDispute dispute = lane.dispute();
                yield dispute == null || lease.isConcluded(dispute.epoch()) ? lane.opened() : dispute.epoch();
            }
            case OVER, CLOSED -> Integer.MAX_VALUE;
        };
    }
}
