package org.gridmarket.kernel.stream.operation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.jspecify.annotations.Nullable;

/** Facts of whatever is done to a lane. */
interface OnLane extends OnStream {
    AccountKey supplier();

    /** The lane's row, as it was read; only asked once the allocation is there. */
    Optional<Lane> laneRow();

    /** The events that the act may be. */
    List<Event<LaneMoment>> events();

    default Lane lane() {
        return laneRow().orElseThrow();
    }

    default LaneMoment moment() {
        return new LaneMoment(lane(), epoch(), times(), now());
    }

    default @Nullable String notSupplier() {
        return laneRow().isEmpty() ? supplier() + " has no lane of " + rows().id() : null;
    }

    default @Nullable String wrongState() {
        boolean allowed = events().stream().anyMatch(event -> LaneLifeCycle.TABLE.allows(lane().status(), event));
        return allowed ? null : "the lane is " + lane().status();
    }

    default @Nullable String notNextRoot() {
        return moment().isNextRoot()
                ? null
                : "epoch " + epoch() + "; the next is " + lane().rooted() + ", the last " + lane().last();
    }

    default @Nullable String notNextOpening() {
        return moment().isNextOpening()
                ? null
                : "epoch " + epoch() + "; " + lane().opened() + " are settled of " + lane().rooted() + " rooted";
    }

    /** The lane after an event that rules have allowed. */
    default Lane moved(Event<LaneMoment> event, LaneParty who, Lane changed) {
        return changed.with(LaneLifeCycle.TABLE.follow(lane().status(), event, who, moment()));
    }
}
