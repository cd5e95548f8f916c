package org.gridmarket.testkit.clock;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of the clock. */
public final class ClockWitnesses {
    private static final Clock CLOCK = Clock.real(ClockedLedger.EPOCH);
    private static final LedgerPeriod P0 = LedgerPeriod.of(0);
    private static final long DAY = 24L * 3_600_000;

    private ClockWitnesses() {}

    public static void addTo(RejectionTable table) {
        table.row(
                        ClockRejection.CLOCK_NOT_FOUNDED,
                        "a ledger without a clock is asked for it",
                        () -> ClockedLedger.unfounded(CLOCK).ask(new ClockQuery.ReadClock()))
                .row(
                        ClockRejection.CLOCK_NOT_FOUNDED,
                        "a period is sealed on a ledger without a clock",
                        () -> ClockedLedger.unfounded(CLOCK)
                                .run(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(P0)))
                .row(
                        ClockRejection.CLOCK_FOUNDED,
                        "another clock is proposed",
                        () -> ClockedLedger.founded(CLOCK)
                                .run(ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(CLOCK)))
                .row(
                        ClockRejection.CLOCK_FOUNDED,
                        "a clock is approved again",
                        () -> ClockedLedger.founded(CLOCK)
                                .run(ClockedLedger.REGULATOR_ADMIN, new ClockCommand.ApproveClock(CLOCK.digest())))
                .row(
                        ClockRejection.CLOCK_NOT_PROPOSED,
                        "an organisation approves its own proposal",
                        () -> proposed().run(ClockedLedger.DSO_ADMIN, new ClockCommand.ApproveClock(CLOCK.digest())))
                .row(
                        ClockRejection.EPOCH_OUT_OF_RANGE,
                        "a clock is approved before its epoch",
                        () -> approved(new LedgerTime(ClockedLedger.EPOCH.epochMillis() - 1)))
                .row(
                        ClockRejection.EPOCH_OUT_OF_RANGE,
                        "a clock is approved a month after its epoch",
                        () -> approved(ClockedLedger.EPOCH.plusMillis(30 * DAY + 1)))
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "a service proposes a clock",
                        () -> ClockedLedger.unfounded(CLOCK)
                                .run(ClockedLedger.COOPERATIVE, new ClockCommand.ProposeClock(CLOCK)))
                .row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "a service approves a clock",
                        () -> proposed().run(ClockedLedger.COOPERATIVE, new ClockCommand.ApproveClock(CLOCK.digest())))
                .row(
                        LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                        "a period is sealed before it is over",
                        () -> ClockedLedger.founded(CLOCK)
                                .run(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(P0)))
                .row(ShellRejection.PORTION_OUT_OF_RANGE, "a sweep of no outcomes is asked for", () -> swept(0))
                .row(ClockRejection.NOTHING_TO_SWEEP, "a period without outcomes is swept", () -> swept(1));
    }

    private static ClockedLedger proposed() {
        ClockedLedger ledger = ClockedLedger.unfounded(CLOCK);
        ledger.run(ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(CLOCK))
                .orThrow();
        return ledger;
    }

    private static Decision<Receipt> approved(LedgerTime at) {
        return proposed().goTo(at).run(ClockedLedger.REGULATOR_ADMIN, new ClockCommand.ApproveClock(CLOCK.digest()));
    }

    private static Decision<Receipt> swept(int rows) {
        return ClockedLedger.founded(CLOCK)
                .seal(P0)
                .run(ClockedLedger.COOPERATIVE, new ClockCommand.SweepOutcomes(P0, rows));
    }
}
