package org.gridmarket.kernel.stream.lane;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;

/**
 * What an allocation knows of an epoch. Several lanes may be in dispute about one; a conclusion ends it for all of them, and for
 * those that open later. When each step may be done stands in the life cycle of the lane that does it.
 */
public final class EpochLifeCycle {
    public static final Event<NoFacts> REVEAL = event("REVEAL", NoFacts.class);

    /** A lane has opened something else than the customer says. */
    public static final Event<NoFacts> DISPUTE = event("DISPUTE", NoFacts.class);

    public static final Event<NoFacts> CONCLUDE = event("CONCLUDE", NoFacts.class);

    private static final Effect REVEALS =
            changes("stream.customer", "stream.epoch", "stream.lane").tells("StreamRevealed");
    private static final Effect DISPUTES = changes("stream.lane", "stream.root").tells("StreamOpened");
    private static final Effect CONCLUDES = changes("stream.lane", "stream.customer", "stream.gone", "stream.concluded")
            .tells("StreamConcluded");
    private static final LaneParty ANYONE = LaneParty.ANYONE;
    private static final String SOURCE = "stream-market, Rows";

    // spotless:off
    public static final LifeCycle<EpochStatus, LaneParty> TABLE = new LifeCycle<>(
            "stream-epoch", EpochStatus.NOT_REVEALED, List.of(
            //  from                      event     to                     who                 when      effect     source
            row(EpochStatus.NOT_REVEALED, REVEAL,   EpochStatus.REVEALED,  LaneParty.CUSTOMER, always(), REVEALS,   SOURCE),
            row(EpochStatus.REVEALED,     DISPUTE,  EpochStatus.DISPUTED,  LaneParty.SUPPLIER, always(), DISPUTES,  SOURCE),
            row(EpochStatus.DISPUTED,     DISPUTE,  EpochStatus.DISPUTED,  LaneParty.SUPPLIER, always(), DISPUTES,  SOURCE),
            row(EpochStatus.DISPUTED,     CONCLUDE, EpochStatus.CONCLUDED, ANYONE,             always(), CONCLUDES, SOURCE)),
            LaneParty::includes);
    // spotless:on

    private EpochLifeCycle() {}
}
