package org.gridmarket.gateway.page;

import java.util.List;
import org.gridmarket.gateway.allocation.AllocationReports;
import org.gridmarket.gateway.allocation.CycleReports;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.allocation.SchemaDraft;

/** One allocation market in its fourth cycle, as a gateway tells it. */
final class ExampleAllocation {
    private static final String OFFER = "3." + "ab".repeat(32) + "/0";
    private static final String OTHER = "2." + "cd".repeat(32) + "/12";
    private static final String SOLVER = "5e".repeat(32);

    private static final AllocationReports.CycleLine CYCLE = new AllocationReports.CycleLine(
            3, 63, ExampleDay.EPOCH, 0, ExampleDay.EPOCH + 300_000, "CANDIDATE", 6, 17L, "18267000", "0", 1, "0");

    private static final AllocationReports.Market MARKET = new AllocationReports.Market(
            "carpool", "DSO", "REGULATOR", 4, ExampleDay.EPOCH + 900_000, null, 0, null, 75, CYCLE);

    private static final MarketSchema SCHEMA =
            new SchemaDraft(new LedgerTime(ExampleDay.EPOCH)).named("carpool").make();

    static final AllocationReports.Overview OVERVIEW = new AllocationReports.Overview(
            List.of(MARKET),
            List.of(new AllocationReports.Proposal("carpool", 9, "TERMS", "77".repeat(32))),
            List.of(new AllocationReports.Solver(SOLVER, "COOPERATIVE", 4711, null)));

    static final AllocationReports.MarketPage MARKET_PAGE = new AllocationReports.MarketPage(
            MARKET,
            RecordCodec.of(MarketSchema.class).write(SCHEMA),
            new AllocationReports.Terms(0, RecordCodec.of(MarketTerms.class).write(SCHEMA.terms())),
            List.of(9),
            List.of(CYCLE),
            List.of(new AllocationReports.Refused("AMOUNT_OUT_OF_RANGE", 2)));

    static final CycleReports.CyclePage CYCLE_PAGE = new CycleReports.CyclePage(
            CYCLE,
            List.of(new CycleReports.Candidate(SOLVER, "17 18267000", "17 -", 1, 6)),
            List.of(new CycleReports.OfType("31 4 2", 2, 5L, "1000000", "1200000")),
            List.of(new CycleReports.Assigned(
                    0, OTHER, ExampleState.ACCOUNT, OFFER, "", "31 4 2", "3", 3L, "1000000", true)),
            List.of(new CycleReports.OfferLine(OFFER, ExampleState.ACCOUNT, "CONSUME", 3, null, 12, 0L)));

    static final CycleReports.MemberPage MEMBER_PAGE = new CycleReports.MemberPage(
            ExampleState.ACCOUNT,
            true,
            "north south",
            List.of(new CycleReports.PageLine("3." + "ab".repeat(32), "5000000", "0", "2950000", "0")),
            List.of(new CycleReports.OfferLine(OTHER, ExampleState.ACCOUNT, "PROVIDE", 5, 4, 1, 3L)));

    private ExampleAllocation() {}
}
