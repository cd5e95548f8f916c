package org.gridmarket.testkit.stream;

import static org.gridmarket.kernel.stream.StreamRejection.*;
import static org.gridmarket.testkit.stream.StreamCast.S1;
import static org.gridmarket.testkit.stream.StreamWitnesses.anyone;
import static org.gridmarket.testkit.stream.StreamWitnesses.disputed;
import static org.gridmarket.testkit.stream.StreamWitnesses.rooted;

import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of time-outs, of closing and of sweeping. */
final class StreamEndingWitnesses {
    private static final int TOLERANCE_MILLIS = 30_000;
    private static final StreamDraft PAGE = StreamDraft.PAGE;

    private StreamEndingWitnesses() {}

    static void addTo(RejectionTable table) {
        timeOuts(table);
        closings(table);
    }

    private static StreamCommand.TimeOutRoot rootMissing(OneAllocation of, LedgerPeriod last) {
        return new StreamCommand.TimeOutRoot(of.id(), S1.account(), 0, last);
    }

    private static OneAllocation rootDue(long after) {
        OneAllocation made = PAGE.made();
        made.ledger().goTo(made.times().rootDue(0).plusMillis(after));
        return made;
    }

    private static void timeOuts(RejectionTable table) {
        table.row(
                        STEP_NOT_DUE,
                        "a root is timed out within the tolerance of clocks",
                        () -> anyone(
                                rootDue(TOLERANCE_MILLIS - 1L),
                                it -> rootMissing(it, it.ledger().period())))
                .row(
                        ShellRejection.OPERATION_EXPIRED,
                        "a time-out names a period that is over",
                        () -> anyone(rootDue(TOLERANCE_MILLIS), it -> rootMissing(it, LedgerPeriod.of(0))))
                .row(
                        ShellRejection.OPERATION_TOO_LONG_VALID,
                        "a time-out could be held back for two periods",
                        () -> anyone(
                                rootDue(TOLERANCE_MILLIS),
                                it -> rootMissing(it, it.ledger().period().plus(2))))
                .row(STEP_NOT_DUE, "a reveal is timed out early", () -> {
                    OneAllocation rooted = rooted();
                    return anyone(
                            rooted,
                            it -> new StreamCommand.TimeOutReveal(
                                    it.id(), 0, it.ledger().period()));
                })
                .row(NOBODY_WAITS, "a reveal is timed out that no lane waits for", () -> {
                    OneAllocation made = PAGE.made().timeOutRoot(S1, 0);
                    made.ledger().goTo(made.times().revealDue(0).plusMillis(TOLERANCE_MILLIS));
                    return anyone(
                            made,
                            it -> new StreamCommand.TimeOutReveal(
                                    it.id(), 0, it.ledger().period()));
                })
                .row(CUSTOMER_GONE, "a root is timed out that nobody waits for any more", () -> {
                    OneAllocation gone = rooted().timeOutReveal(0);
                    gone.ledger().goTo(gone.times().rootDue(1).plusMillis(TOLERANCE_MILLIS));
                    return anyone(
                            gone,
                            it -> new StreamCommand.TimeOutRoot(
                                    it.id(), S1.account(), 1, it.ledger().period()));
                });
    }

    private static void closings(RejectionTable table) {
        table.row(LANE_NOT_DONE, "a lane is closed before its last epoch", () -> anyone(rooted(), it -> lane(it)))
                .row(
                        LANE_NOT_DONE,
                        "a lane is closed while evidence may come",
                        () -> anyone(PAGE.made().good(0, 1, 2), it -> lane(it)))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "a lane in dispute is closed",
                        () -> anyone(disputed(PAGE), it -> lane(it)))
                .row(
                        LANES_NOT_CLOSED,
                        "an allocation is closed before its lane",
                        () -> anyone(
                                rooted(),
                                it -> new StreamCommand.CloseAllocation(
                                        it.id(), it.ledger().period())))
                .row(
                        ALLOCATION_NOT_SWEEPABLE,
                        "an open allocation is swept",
                        () -> anyone(rooted(), it -> new StreamCommand.SweepAllocation(it.id(), 10)))
                .row(
                        ALLOCATION_NOT_SWEEPABLE,
                        "an allocation is swept while operations on it may come",
                        () -> anyone(
                                PAGE.made().good(0, 1, 2).close(),
                                it -> new StreamCommand.SweepAllocation(it.id(), 10)))
                .row(
                        ShellRejection.PORTION_OUT_OF_RANGE,
                        "no row is swept",
                        () -> anyone(rooted(), it -> new StreamCommand.SweepAllocation(it.id(), 0)));
    }

    private static StreamCommand.CloseLane lane(OneAllocation of) {
        return new StreamCommand.CloseLane(of.id(), S1.account(), of.ledger().period());
    }
}
