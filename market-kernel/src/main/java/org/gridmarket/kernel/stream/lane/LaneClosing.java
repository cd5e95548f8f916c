package org.gridmarket.kernel.stream.lane;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lane may be closed, and which of its epochs are then paid.
 *
 * @param lane that is to be closed
 * @param gone the customer's fault or silence; null while there is none
 * @param revealed epochs that the customer has revealed
 */
public record LaneClosing(Lane lane, @Nullable Gone gone, int revealed, EpochTimes times, LedgerTime now) {
    /** From when on; the lane's steps have to be done besides. */
    public LedgerTime from() {
        if (lane.status() == LaneStatus.OVER) {
            return now;
        }
        if (gone == null || isOpenedWhole()) {
            return times.evidenceEnds(times.begin(lane.rooted()));
        }
        LedgerTime until = paidUntil();
        LedgerTime last = until.isBefore(gone.until()) ? gone.until() : until;
        return times.evidenceEnds(last.plusMillis(times.epochMillis()));
    }

    public boolean isDone() {
        return hasDoneItsSteps() && !now.isBefore(from());
    }

    /** Whether nothing more has to be opened. */
    public boolean hasDoneItsSteps() {
        return switch (lane.status()) {
            case OVER -> true;
            case RUN, CLOSING -> isOpenedUpToItsEnd();
            case RESOLVED -> gone != null || isOpenedWhole();
            case NOT_MADE, FROZEN, CLOSED -> false;
        };
    }

    private boolean isOpenedUpToItsEnd() {
        if (gone == null || isOpenedWhole()) {
            return isOpenedWhole() && lane.opened() == lane.rooted();
        }
        return lane.opened() >= Math.min(lane.rooted(), revealed);
    }

    /** Epochs that are rooted, not opened, and had begun when the customer went: they are paid as if they were equal. */
    public List<Integer> paidUnopened() {
        if (gone == null || lane.status() == LaneStatus.OVER) {
            return List.of();
        }
        LedgerTime until = paidUntil();
        return IntStream.range(lane.opened(), Math.min(lane.rooted(), lane.last() + 1))
                .filter(epoch -> !until.isBefore(times.begin(epoch)))
                .boxed()
                .toList();
    }

    /** A lane that was right in a dispute works on no further than until its opening. */
    private LedgerTime paidUntil() {
        LaneDispute dispute = lane.dispute();
        return lane.status() == LaneStatus.RESOLVED && dispute != null
                ? dispute.since()
                : Objects.requireNonNull(gone).until();
    }

    private boolean isOpenedWhole() {
        return lane.opened() > lane.last();
    }
}
