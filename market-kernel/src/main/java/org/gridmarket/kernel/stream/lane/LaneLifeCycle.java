package org.gridmarket.kernel.stream.lane;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;

/**
 * The life of a lane. Whatever anybody does or leaves undone, steps of anybody end it: every state but CLOSED has one that
 * becomes due. One dispute at most: nothing leads back to RUN or CLOSING.
 */
public final class LaneLifeCycle {
    public static final Event<LaneMoment> MAKE = event("MAKE", LaneMoment.class);
    public static final Event<LaneMoment> ROOT = event("ROOT", LaneMoment.class);
    public static final Event<LaneMoment> SILENT_AT_ROOT = event("SILENT_AT_ROOT", LaneMoment.class);
    public static final Event<LaneMoment> STOP = event("STOP", LaneMoment.class);

    /** What is opened is equal, or the customer has signed another input. */
    public static final Event<LaneMoment> OPEN = event("OPEN", LaneMoment.class);

    /** H(out) differs, and no verdict is there. */
    public static final Event<LaneMoment> OPEN_APART = event("OPEN_APART", LaneMoment.class);

    /** H(out) differs from what the panel has found. */
    public static final Event<LaneMoment> OPEN_WRONG = event("OPEN_WRONG", LaneMoment.class);

    public static final Event<LaneMoment> SILENT_AT_OPENING = event("SILENT_AT_OPENING", LaneMoment.class);
    public static final Event<LaneMoment> JUDGE_RIGHT = event("JUDGE_RIGHT", LaneMoment.class);
    public static final Event<LaneMoment> JUDGE_WRONG = event("JUDGE_WRONG", LaneMoment.class);

    /** No majority in time. */
    public static final Event<LaneMoment> UNJUDGED = event("UNJUDGED", LaneMoment.class);

    /** It has streamed something else than it opened. */
    public static final Event<LaneMoment> PROVE = event("PROVE", LaneMoment.class);

    public static final Event<LaneClosing> CLOSE = event("CLOSE", LaneClosing.class);

    private static final Guard<LaneMoment> ROOTABLE =
            guard("next epoch, begun before a dispute, over, in time", LaneMoment::mayRoot);
    private static final Guard<LaneMoment> ROOT_OVER =
            guard("next epoch, root due and tolerance over", moment -> moment.isNextRoot() && moment.isRootOver());
    private static final Guard<LaneMoment> OPENABLE = guard("next rooted epoch, in time", LaneMoment::mayOpen);
    private static final Guard<LaneMoment> OPENING_OVER = guard(
            "next rooted epoch, opening due and tolerance over",
            moment -> moment.isNextOpening() && moment.isOpeningOver());
    private static final Guard<LaneMoment> DISPUTED =
            guard("in dispute at the epoch", moment -> moment.lane().isDisputed(moment.epoch()));
    private static final Guard<LaneMoment> UNHEARD = guard(
            "in dispute at the epoch, verdict due and tolerance over",
            moment -> moment.lane().isDisputed(moment.epoch())
                    && moment.times().isOver(moment.times().verdictDue(moment.epoch()), moment.now()));
    private static final Guard<LaneClosing> DONE =
            guard("all opened, or over, or customer gone; evidence window over", LaneClosing::isDone);

    private static final Effect MAKES = changes("stream.lane").tells("StreamAllocationCreated");
    private static final Effect ROOTS = changes("stream.lane", "stream.root").tells("StreamRootPosted");
    private static final Effect CLOSES_DOWN = changes("stream.lane").tells("StreamRootMissed");
    private static final Effect STOPS = changes("stream.lane").tells("StreamStopped");
    private static final Effect OPENS =
            changes("stream.lane", "stream.root", "stream.gone").tells("StreamOpened");
    private static final Effect MISSES = changes("stream.lane").tells("StreamOpeningMissed");
    private static final Effect CONCLUDES = changes("stream.lane", "stream.customer", "stream.gone", "stream.concluded")
            .tells("StreamConcluded");
    private static final Effect PROVES = changes("stream.lane").tells("StreamOutputProved");
    private static final Effect PAYS = changes("stream.lane", "purse.payout").tells("StreamLaneClosed");
    private static final String SOURCE = "stream-market, An epoch on the ledger";

    // spotless:off
    public static final LifeCycle<LaneStatus, LaneParty> TABLE = new LifeCycle<>(
            "stream-lane", LaneStatus.NOT_MADE, List.of(
            //  from                 event              to                   who                 when          effect       source
            row(LaneStatus.NOT_MADE, MAKE,              LaneStatus.RUN,      LaneParty.ANYONE,   always(),     MAKES,       SOURCE),
            row(LaneStatus.RUN,      ROOT,              LaneStatus.RUN,      LaneParty.SUPPLIER, ROOTABLE,     ROOTS,       SOURCE),
            row(LaneStatus.FROZEN,   ROOT,              LaneStatus.FROZEN,   LaneParty.SUPPLIER, ROOTABLE,     ROOTS,       SOURCE),
            row(LaneStatus.RESOLVED, ROOT,              LaneStatus.RESOLVED, LaneParty.SUPPLIER, ROOTABLE,     ROOTS,       SOURCE),
            row(LaneStatus.RUN,      SILENT_AT_ROOT,    LaneStatus.CLOSING,  LaneParty.ANYONE,   ROOT_OVER,    CLOSES_DOWN, SOURCE),
            row(LaneStatus.RUN,      STOP,              LaneStatus.RUN,      LaneParty.SUPPLIER, always(),     STOPS,       SOURCE),
            row(LaneStatus.RUN,      STOP,              LaneStatus.RUN,      LaneParty.CUSTOMER, always(),     STOPS,       SOURCE),
            row(LaneStatus.RUN,      OPEN,              LaneStatus.RUN,      LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.CLOSING,  OPEN,              LaneStatus.CLOSING,  LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.RUN,      OPEN_APART,        LaneStatus.FROZEN,   LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.CLOSING,  OPEN_APART,        LaneStatus.FROZEN,   LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.RUN,      OPEN_WRONG,        LaneStatus.OVER,     LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.CLOSING,  OPEN_WRONG,        LaneStatus.OVER,     LaneParty.SUPPLIER, OPENABLE,     OPENS,       SOURCE),
            row(LaneStatus.RUN,      SILENT_AT_OPENING, LaneStatus.OVER,     LaneParty.ANYONE,   OPENING_OVER, MISSES,      SOURCE),
            row(LaneStatus.CLOSING,  SILENT_AT_OPENING, LaneStatus.OVER,     LaneParty.ANYONE,   OPENING_OVER, MISSES,      SOURCE),
            row(LaneStatus.FROZEN,   JUDGE_RIGHT,       LaneStatus.RESOLVED, LaneParty.ANYONE,   DISPUTED,     CONCLUDES,   SOURCE),
            row(LaneStatus.FROZEN,   JUDGE_WRONG,       LaneStatus.OVER,     LaneParty.ANYONE,   DISPUTED,     CONCLUDES,   SOURCE),
            row(LaneStatus.FROZEN,   UNJUDGED,          LaneStatus.OVER,     LaneParty.ANYONE,   UNHEARD,      CONCLUDES,   SOURCE),
            row(LaneStatus.RUN,      PROVE,             LaneStatus.OVER,     LaneParty.CUSTOMER, always(),     PROVES,      SOURCE),
            row(LaneStatus.CLOSING,  PROVE,             LaneStatus.OVER,     LaneParty.CUSTOMER, always(),     PROVES,      SOURCE),
            row(LaneStatus.RESOLVED, PROVE,             LaneStatus.OVER,     LaneParty.CUSTOMER, always(),     PROVES,      SOURCE),
            row(LaneStatus.RUN,      CLOSE,             LaneStatus.CLOSED,   LaneParty.ANYONE,   DONE,         PAYS,        SOURCE),
            row(LaneStatus.CLOSING,  CLOSE,             LaneStatus.CLOSED,   LaneParty.ANYONE,   DONE,         PAYS,        SOURCE),
            row(LaneStatus.RESOLVED, CLOSE,             LaneStatus.CLOSED,   LaneParty.ANYONE,   DONE,         PAYS,        SOURCE),
            row(LaneStatus.OVER,     CLOSE,             LaneStatus.CLOSED,   LaneParty.ANYONE,   DONE,         PAYS,        SOURCE)),
            LaneParty::includes);
    // spotless:on

    private LaneLifeCycle() {}
}
