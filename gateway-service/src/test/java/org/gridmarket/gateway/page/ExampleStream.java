package org.gridmarket.gateway.page;

import java.util.List;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.gateway.stream.StreamPagesResource;
import org.gridmarket.gateway.stream.StreamReports;

/** Streams as a page shows them: one allocation of two lanes, one of which was wrong. */
final class ExampleStream {
    static final String ALLOCATION = "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e";

    private static final String HONEST = "b2".repeat(32);
    private static final String LIAR = "c3".repeat(32);
    private static final StreamReports.FaultRow FAULT =
            new StreamReports.FaultRow(ALLOCATION, 1, LIAR, "LANE_WRONG", 940, ExampleState.TRANSACTION);
    private static final StreamReports.AllocationRow ROW = new StreamReports.AllocationRow(
            ALLOCATION,
            ExampleState.ACCOUNT,
            "d4".repeat(32),
            List.of("e5".repeat(32)),
            1_200,
            3,
            ExampleDay.EPOCH,
            60_000,
            "800000",
            "1920",
            null,
            false,
            930);

    static final StreamReports.Overview OVERVIEW = new StreamReports.Overview(
            List.of(new Count("RUN", 1), new Count("OVER", 1)),
            List.of(new Count("PAID", 3), new Count("DISPUTED", 1)),
            List.of(new Count("LANE_WRONG", 1)),
            List.of(FAULT),
            List.of(ROW));

    static final StreamPagesResource.AllocationPage PAGE =
            new StreamPagesResource.AllocationPage(new StreamReports.Whole(
                    ROW,
                    List.of(
                            new StreamReports.LaneRow(HONEST, "RUN", 2, 2, "1920", "1920", "3840", "0", "0"),
                            new StreamReports.LaneRow(LIAR, "OVER", 2, 1, "0", "0", "1920", "3676", "1920")),
                    List.of(
                            new StreamReports.RevealRow(0, 4, "0", false),
                            new StreamReports.RevealRow(1, 4, "0", true)),
                    List.of(
                            new StreamReports.EpochRow(HONEST, 0, 0, "PAID"),
                            new StreamReports.EpochRow(LIAR, 0, 60, "PAID"),
                            new StreamReports.EpochRow(HONEST, 1, 0, "PAID"),
                            new StreamReports.EpochRow(LIAR, 1, 0, "DISPUTED")),
                    List.of(FAULT)));

    private ExampleStream() {}
}
