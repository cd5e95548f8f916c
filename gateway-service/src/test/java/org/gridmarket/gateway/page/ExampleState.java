package org.gridmarket.gateway.page;

import java.util.List;
import org.gridmarket.gateway.dashboard.Frame;
import org.gridmarket.gateway.dashboard.LedgerPages;
import org.gridmarket.gateway.dashboard.NodePages;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.energy.page.DayPages;
import org.gridmarket.gateway.energy.page.Inbox;
import org.gridmarket.gateway.purse.PurseReports;
import org.jspecify.annotations.Nullable;

/** The states that a market can be in, each as its gateway would answer. */
enum ExampleState {
    BEFORE_FOUNDING(
            "NOT_FOUNDED",
            "there is no market yet",
            "The DSO proposes a calendar, an administrator of the regulator approves it."),
    FIRST_ROUND(28),
    IN_THE_DAY(60),
    LAST_INTERVAL(81),
    AFTER_THE_DAY(140),
    OVERDUE(
            "OVERDUE",
            "overdue by 31 s: round 61 is not closed",
            "This gateway's closer tries; its log says what the ledger answers."),
    ORDERER_DEAD(
            "FROZEN",
            "frozen: no quorum of orderers takes transactions, tried last at 2026-03-20T10:05:00Z",
            "Start the orderers that are away (network/status, network/start); this gateway tries again by itself."),
    PEER_DEAD(
            "FROZEN",
            "frozen: no peer has answered since 2026-03-20T10:05:00Z; what is shown is of then",
            "Start the peers (network/status, network/start) or mend the way to them; this gateway tries again by itself."),
    GATEWAY_BEHIND(
            "CATCHING_UP",
            "catching up: this gateway is 812 blocks behind, and shows the past",
            "Wait, or ask another gateway."),
    LIMIT_EXCEEDED(60);

    private static final long BLOCK = 961;

    private final String verdict;
    private final String text;
    private final String next;
    private final int round;

    ExampleState(int round) {
        this("IN_TIME", "in time", "", round);
    }

    ExampleState(String verdict, String text, String next) {
        this(verdict, text, next, 61);
    }

    ExampleState(String verdict, String text, String next, int round) {
        this.verdict = verdict;
        this.text = text;
        this.next = next;
        this.round = round;
    }

    private ExampleDay example() {
        return new ExampleDay(round - 1, this == LIMIT_EXCEEDED ? 50 : -1);
    }

    private Frame frame() {
        boolean founded = this != BEFORE_FOUNDING;
        long gate = ExampleDay.EPOCH + (round - 1) * ExampleDay.REAL_MILLIS;
        long late = this == OVERDUE || this == ORDERER_DEAD || this == PEER_DEAD ? 31_000 : -2_000;
        return new Frame(
                new Pages.Market(
                        "DSO",
                        "energy",
                        "gridmarket",
                        gate + late,
                        founded ? BLOCK : -1,
                        this == PEER_DEAD ? null : this == GATEWAY_BEHIND ? 812L : 0L,
                        new Pages.Condition(verdict, text, next, founded ? Math.max(0, late) : null, gate - 1_000),
                        founded
                                ? new Pages.Calendar(
                                        ExampleDay.EPOCH,
                                        15,
                                        ExampleDay.REAL_MILLIS,
                                        1,
                                        96,
                                        8,
                                        "ENERGY_THEN_WELFARE",
                                        true)
                                : null,
                        founded
                                ? new Pages.CurrentRound(round, gate, round - 1, round - 1, ExampleDay.LAST_TRADED)
                                : null),
                4,
                38,
                this == PEER_DEAD ? 0 : 3,
                3);
    }

    private <P> Frame.Answer<P> answer(P page) {
        return new Frame.Answer<>(frame(), page, null);
    }

    /** What the gateway answers to a path below {@code api/v1/pages/}; null where it has nothing there. */
    @Nullable Object answerTo(String path) {
        return switch (path) {
            case "energy/day", "energy/day?day=0" ->
                this == BEFORE_FOUNDING
                        ? new Frame.Answer<DayPages.Day>(
                                frame(), null, "the market is not founded yet: there is no calendar")
                        : answer(example().day());
            case "energy/intervals/50" -> answer(example().interval(50));
            case "energy/rounds/50" -> answer(ExampleDay.round(50));
            case "energy/inbox" -> answer(inbox());
            case "network" -> answer(network());
            case "nodes" -> answer(NODES);
            case "refusals" -> answer(refusals());
            case "allocation" -> answer(ExampleAllocation.OVERVIEW);
            case "allocation/carpool" -> answer(ExampleAllocation.MARKET_PAGE);
            case "allocation/carpool/cycle/3" -> answer(ExampleAllocation.CYCLE_PAGE);
            case "allocation/carpool/member/" + ACCOUNT -> answer(ExampleAllocation.MEMBER_PAGE);
            case "stream" -> answer(ExampleStream.OVERVIEW);
            case "stream/" + ExampleStream.ALLOCATION -> answer(ExampleStream.PAGE);
            case "clock" -> answer(this == BEFORE_FOUNDING ? ExampleClock.PROPOSED : ExampleClock.FOUNDED);
            case "purse" -> answer(purses());
            case "purse/" + ACCOUNT -> answer(purse());
            case "blocks/950" ->
                answer(new LedgerPages.Block(
                        950,
                        List.of(
                                new LedgerPages.TransactionRow("ab12".repeat(16), "energy:postOffers", "VALID", 2),
                                new LedgerPages.TransactionRow(
                                        "cd34".repeat(16), "energy:claimTrades", "MVCC_READ_CONFLICT", 0)),
                        0));
            case "transactions/" + TRANSACTION ->
                answer(new LedgerPages.Transaction(
                        TRANSACTION,
                        950,
                        0,
                        "energy:postOffers",
                        "VALID",
                        "It took effect.",
                        List.of(new LedgerPages.Event("OfferPosted", "{\"type\":\"OfferPosted\",\"page\":{}}", false)),
                        0));
            default -> null;
        };
    }

    static final String ACCOUNT = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
    static final String TRANSACTION = "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12";

    private static Inbox inbox() {
        return new Inbox(
                List.of(
                        new Inbox.Proposal(
                                "tariff-april",
                                "7e".repeat(32),
                                300,
                                "REGULATOR_ADMIN",
                                List.of(
                                        "Tariff: the DSO pays 100 µ/Wh and charges 300 µ/Wh, fee 10 µ/Wh from each side."),
                                false,
                                "gridmarket operator approve tariff-april"),
                        new Inbox.Proposal(
                                "limits-of-yesterday",
                                "9b".repeat(32),
                                40,
                                "REGULATOR_ADMIN",
                                List.of("Limits of meter meter-4: it may sell 500 Wh and buy 500 Wh in an interval."),
                                true,
                                "gridmarket operator approve limits-of-yesterday")),
                List.of(new Inbox.Enrolment(
                        "meter-117", "5c".repeat(32), "f2", 1_250, 2_500, "gridmarket operator admit meter-117")),
                3,
                List.of(new Inbox.Coming("grid-may", 2_880, List.of("Grid of 3 feeders in 3 anonymity groups."))),
                List.of(
                        new Inbox.Licence(
                                ExampleDay.SOLVER,
                                "DSO",
                                27,
                                null,
                                "gridmarket operator licence withdraw " + ExampleDay.SOLVER),
                        new Inbox.Licence(
                                ExampleDay.SECOND_SOLVER,
                                "COOPERATIVE",
                                27,
                                50,
                                "gridmarket operator licence withdraw " + ExampleDay.SECOND_SOLVER)));
    }

    private static final NodePages.Nodes NODES = new NodePages.Nodes(
            400,
            List.of(
                    new NodePages.NodeRow(
                            "a1".repeat(32),
                            "node-cooperative",
                            "COOPERATIVE",
                            "OPERATOR",
                            "site",
                            "LIVE",
                            ExampleDay.EPOCH,
                            640L,
                            2),
                    new NodePages.NodeRow(
                            "b2".repeat(32), "node-dso", "DSO", "OPERATOR", "site", "THIS", ExampleDay.EPOCH, null, 1),
                    new NodePages.NodeRow(
                            "c3".repeat(32),
                            "node-regulator",
                            "REGULATOR",
                            "OPERATOR",
                            "site",
                            "LOST",
                            null,
                            41_000L,
                            0)),
            List.of(
                    gateway("COOPERATIVE", "node-cooperative", "127.0.0.1:9701"),
                    gateway("DSO", "node-dso", "127.0.0.1:9700"),
                    new NodePages.ServiceRow(
                            "application",
                            "DSO",
                            "node-dso",
                            "Traffic",
                            List.of("127.0.0.1:9600"),
                            null,
                            "LAUNCHED",
                            "ACTIVE 2, FAILED 1"),
                    new NodePages.ServiceRow(
                            "solver",
                            "COOPERATIVE",
                            "node-cooperative",
                            "one",
                            List.of("127.0.0.1:9800"),
                            ExampleDay.SOLVER,
                            null,
                            null)),
            List.of(new NodePages.RefusedRow("node-cooperative", "PRINCIPAL_MISSING", "forwarder without an account")),
            List.of(new NodePages.CountRow("refused SIGNER_UNKNOWN", 3)));

    private static NodePages.ServiceRow gateway(String organisation, String node, String address) {
        return new NodePages.ServiceRow("gateway", organisation, node, "one", List.of(address), null, null, null);
    }

    private LedgerPages.Network network() {
        boolean dead = this == ORDERER_DEAD;
        return new LedgerPages.Network(
                List.of(
                        new LedgerPages.OrdererRow(1, "OrdDsoMSP", "orderer-dso.example:7050", BLOCK, 0L, true),
                        new LedgerPages.OrdererRow(
                                2, "OrdCooperativeMSP", "orderer-cooperative.example:7050", BLOCK - 1, 1L, false),
                        new LedgerPages.OrdererRow(
                                3,
                                "OrdRegulatorMSP",
                                "orderer-regulator.example:7050",
                                dead ? BLOCK - 90 : BLOCK,
                                dead ? 90L : 0L,
                                false),
                        new LedgerPages.OrdererRow(
                                4,
                                "OrdTsoMSP",
                                "orderer-tso.example:7050",
                                dead ? null : Long.valueOf(BLOCK),
                                dead ? null : 0L,
                                false)),
                dead ? ExampleDay.EPOCH : null,
                List.of(
                        new LedgerPages.PeerRow("Dso", this != PEER_DEAD, BLOCK, 0L, ExampleDay.EPOCH),
                        new LedgerPages.PeerRow("Cooperative", this != PEER_DEAD, BLOCK - 2, 2L, ExampleDay.EPOCH),
                        new LedgerPages.PeerRow("Regulator", this != PEER_DEAD, null, null, null)),
                List.of(new LedgerPages.Suspect("CooperativeMSP", 2)),
                "3f9c2a7715d0be64",
                new LedgerPages.GatewayRow("DSO", BLOCK, true, ExampleDay.EPOCH, ExampleDay.EPOCH),
                List.of(
                        new LedgerPages.Arrival("direct", "public", 120),
                        new LedgerPages.Arrival("sealed", "anonymous", 1_460)),
                List.of(
                        new LedgerPages.SolverRow(ExampleDay.SOLVER, "DSO", 27, null, 51, 59),
                        new LedgerPages.SolverRow(ExampleDay.SECOND_SOLVER, "COOPERATIVE", 27, 50, 22, 49)),
                List.of(
                        new LedgerPages.Outcome("MixOpened", 12),
                        new LedgerPages.Outcome("MixCommitted", 11),
                        new LedgerPages.Outcome("MixAborted", 1),
                        new LedgerPages.Outcome("MixNotOpened", 0)),
                List.of(
                        new LedgerPages.CertificateRow("Dso client", ExampleDay.EPOCH + 20L * 86_400_000, 20),
                        new LedgerPages.CertificateRow("Dso admin", ExampleDay.EPOCH + 360L * 86_400_000, 360)),
                new Pages.TransactionSummary(
                        1_900, 1_880, List.of(new Pages.FunctionCount("energy:postOffers", 1_200, 20))));
    }

    private static PurseReports.Overview purses() {
        return new PurseReports.Overview(
                List.of(
                        new PurseReports.Sum("deals", "250000000"),
                        new PurseReports.Sum("payouts", "1500000"),
                        new PurseReports.Sum("purses", "123456789012345678"),
                        new PurseReports.Sum("redemptions", "40000000")),
                List.of(new PurseReports.Sum("compute", "250000000")),
                1,
                List.of(redemption("WAITING", null)));
    }

    private static PurseReports.Purse purse() {
        return new PurseReports.Purse(
                ACCOUNT,
                "7000000",
                List.of(new PurseReports.Payout("booking", "transfer-4711", "1500000")),
                List.of(redemption("WAITING", null), redemption("PAID", "transfer-4712")));
    }

    private static PurseReports.Redemption redemption(String status, @Nullable String reference) {
        String name = (reference == null ? "b7" : "c8").repeat(32);
        return new PurseReports.Redemption(ACCOUNT, name, "40000000", status, reference);
    }

    private static LedgerPages.Refusals refusals() {
        return new LedgerPages.Refusals(
                List.of(
                        new LedgerPages.Refusal(
                                "ledger",
                                "PRODUCTION_LIMIT_EXCEEDED",
                                31,
                                "More would be withdrawn for the interval than the meter's L+ allows."),
                        new LedgerPages.Refusal(
                                "relay",
                                "RESOURCE_EXHAUSTED",
                                7,
                                "The account or its address has reached a limit; see docs/limits.md.")),
                List.of(new LedgerPages.Refusal(
                        "block",
                        "MVCC_READ_CONFLICT",
                        3,
                        "Another transaction changed what it had read; the client tries again.")));
    }
}
