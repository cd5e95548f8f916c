package org.gridmarket.gateway.page;

import java.util.List;
import org.gridmarket.gateway.clock.ClockReports;

/** The ledger's clock, before and after its founding. */
final class ExampleClock {
    private static final long PERIOD = 60_000;
    private static final long MARGIN = 30_000;
    private static final String TRANSACTION = "ab".repeat(32);
    private static final ClockReports.Terms TERMS =
            new ClockReports.Terms(ExampleDay.EPOCH, PERIOD, false, "5d".repeat(32));
    private static final List<ClockReports.Proposal> PROPOSALS = List.of(
            new ClockReports.Proposal("DSO", TERMS, 2, TRANSACTION),
            new ClockReports.Proposal(
                    "REGULATOR",
                    new ClockReports.Terms(ExampleDay.EPOCH - PERIOD, PERIOD, false, "6e".repeat(32)),
                    3,
                    TRANSACTION));

    static final ClockReports.Overview PROPOSED = new ClockReports.Overview(
            PROPOSALS, null, new ClockReports.Keepers(true, 0, null, List.of()), 0, List.of());

    static final ClockReports.Overview FOUNDED = new ClockReports.Overview(
            PROPOSALS,
            new ClockReports.Founded(
                    TERMS, 4, TRANSACTION, new ClockReports.Present(2, ExampleDay.EPOCH + 3 * PERIOD, 1_442)),
            new ClockReports.Keepers(
                    true,
                    10_000,
                    ExampleDay.EPOCH,
                    List.of(
                            new ClockReports.Waiting(-1, sealable(-1), sealable(-1) + 400),
                            new ClockReports.Waiting(0, sealable(0) - 2 * PERIOD, null),
                            new ClockReports.Waiting(9, sealable(9), null))),
            1,
            List.of(new ClockReports.Seal(-1, sealable(-1), sealable(-1) + 400, 950, TRANSACTION, 1_200)));

    private ExampleClock() {}

    private static long sealable(int period) {
        return ExampleDay.EPOCH + (period + 1) * PERIOD + MARGIN;
    }
}
