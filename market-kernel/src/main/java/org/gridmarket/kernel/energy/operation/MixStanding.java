package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** What every operation on a run must find: its session, its run, and its time. */
record MixStanding(MixSession session, int run, @Nullable MixLock lock, boolean over, SignedCall call) {
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
        return new MixStanding(
                session, run, state.mixLock(session).orElse(null), isOver(session.window(), call, state), call);
    }

    /** By the clock, and by the seal, so that nothing held back commits later. */
    static boolean isOver(Interval window, SignedCall call, EnergyState state) {
        Interval last = MixWindow.lastBook(window);
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
        return lock == null ? "there is no session " + session : null;
    }

    private @Nullable String isAbandoned() {
        return known().abandoned() ? "session " + session + " is abandoned after run " + (known().run() - 1) : null;
    }

    private @Nullable String notCurrent() {
        return run == known().run()
                ? null
                : "session " + session + " is in run " + known().run() + ", named was " + run;
    }

    private @Nullable String isOver() {
        return over
                ? "mixing of window " + session.window() + " ended with book " + MixWindow.lastBook(session.window())
                : null;
    }
}
