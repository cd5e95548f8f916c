package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixSessionStatus;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** What every operation on a run must find: its session, its run, and its time. */
record MixStanding(
        MixSession session, int run, @Nullable MixLock lock, MixSessionStatus status, boolean over, SignedCall call) {
    private static final String SOURCE = "anonymity, Mixing";

    // spotless:off
    static final RuleBook<MixStanding> RUN = RuleBook.of("energy, every operation on a run of a mix",
            rule(MixRejection.MIX_UNKNOWN,     SOURCE, MixStanding::unknown),
            rule(MixRejection.MIX_ABANDONED,   SOURCE, MixStanding::isAbandoned),
            rule(MixRejection.RUN_NOT_CURRENT, SOURCE, MixStanding::notCurrent));
    static final RuleBook<MixStanding> IN_TIME = RuleBook.of("energy, every operation that a mix needs in time",
            rule(MixRejection.MIX_OVER,        SOURCE, MixStanding::isOver));
    // spotless:on

    static MixStanding of(MixSession session, int run, SignedCall call, EnergyState state) {
        @Nullable MixLock lock = state.mixLock(session).orElse(null);
        return new MixStanding(
                session, run, lock, status(session, lock, state), isOver(session.window(), call, state), call);
    }

    /** The row of the opening is asked only where there is no lock. */
    private static MixSessionStatus status(MixSession session, @Nullable MixLock lock, EnergyState state) {
        int opened = lock != null
                ? 0
                : EnergyState.MIX_OPENING
                        .find(state.world(), session.window(), session.group())
                        .map(StoredValues.MixOpening::sessions)
                        .orElse(0);
        return MixSessionStatus.of(session, lock, opened);
    }

    /** Whether the run that is named is the one that goes on. */
    boolean isCurrent() {
        return run == known().run();
    }

    /** By the clock, and by the seal, so that nothing held back commits later. */
    static boolean isOver(Interval window, SignedCall call, EnergyState state) {
        Book last = MixWindow.lastBook(window);
        return state.isSealed(call.calendar(), last)
                || !call.now().isBefore(call.calendar().gate(last));
    }

    /** Asked only where a lock stands. */
    MixLock known() {
        if (lock == null) {
            throw new IllegalStateException("an earlier rule should have refused session " + session);
        }
        return lock;
    }

    LockedRun lockedRun(EnergyState state) {
        MixingTerms terms =
                state.rules().windowFrom(session.window()).orElseThrow().terms();
        return new LockedRun(call.ledger().target(), known(), terms);
    }

    private @Nullable String unknown() {
        return switch (status) {
            case UNKNOWN -> "there is no session " + session;
            case MIXED -> "session " + session + " is mixed";
            case RUNNING, ABANDONED -> null;
        };
    }

    private @Nullable String isAbandoned() {
        return status == MixSessionStatus.ABANDONED
                ? "session " + session + " is abandoned after run " + (known().run() - 1)
                : null;
    }

    private @Nullable String notCurrent() {
        return isCurrent() ? null : "session " + session + " is in run " + known().run() + ", named was " + run;
    }

    private @Nullable String isOver() {
        return over
                ? "mixing of window " + session.window() + " ended with book " + MixWindow.lastBook(session.window())
                : null;
    }
}
