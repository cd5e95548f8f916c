package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.api.v1.AllocationCycleLine;
import org.gridmarket.api.v1.AllocationMarketLine;
import org.gridmarket.api.v1.AllocationMarketList;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.api.v1.AllocationMarketsRequest;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** All markets, or one. */
@CommandLine.Command(
        name = "market",
        mixinStandardHelpOptions = true,
        description =
                "Shows all markets, who solves, and what waits for approval; or one market, its schema, terms in force and"
                        + " newest cycles.",
        footer = {"", "Example: ./gridmarket allocation market seats --gateway 127.0.0.1:8080"})
final class ShowMarkets extends AllocationQuestion {
    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "MARKET", description = "All when absent.")
    private @Nullable String market;

    @Override
    String shown(GatewayOption through) {
        return market == null ? all(through) : one(market(AllocationAct.name(market), through));
    }

    private static String all(GatewayOption through) {
        AllocationMarketList list = through.askAt(
                channel -> allocations(channel).listAllocationMarkets(AllocationMarketsRequest.getDefaultInstance()));
        List<String> parts = new ArrayList<>();
        TextTable markets =
                new TextTable("market", "operator", "supervisor", "members", "open_book", "solving", "last_final");
        list.getMarketsList()
                .forEach(one -> markets.row(
                        one.getMarket(),
                        one.getOperator(),
                        one.getSupervisor(),
                        one.getMembers(),
                        one.hasOffering() ? one.getOffering() : "-",
                        one.hasSolving() ? one.getSolving() : "-",
                        one.hasNewest() ? one.getNewest().getCycle() : "-"));
        parts.add(list.getMarketsCount() == 0 ? "no allocation market is founded\n" : markets.toString());
        TextTable waiting = new TextTable("waits_in", "what", "from_cycle", "digest");
        list.getProposalsList()
                .forEach(one -> waiting.row(
                        one.getMarket(),
                        one.getKind(),
                        one.getFrom(),
                        Bytes.of(one.getDigest().toByteArray()).toHex()));
        if (list.getProposalsCount() > 0) {
            parts.add(waiting + "next: gridmarket allocation approve MARKET DIGEST\n");
        }
        TextTable solvers = new TextTable("solver", "organisation", "from_period", "until_period");
        list.getSolversList()
                .forEach(one -> solvers.row(
                        Bytes.of(one.getAccount().toByteArray()).toHex(),
                        one.getOrganisation(),
                        one.getFromPeriod(),
                        one.hasUntilPeriod() ? one.getUntilPeriod() : "-"));
        parts.add(list.getSolversCount() == 0 ? "nobody may solve\n" : solvers.toString());
        return String.join("\n", parts);
    }

    private static String one(AllocationMarketReply reply) {
        List<String> parts = new ArrayList<>(MarketWords.of(schema(reply)));
        AllocationMarketLine line = reply.getMarket();
        parts.add("terms from cycle " + reply.getTermsFrom() + " on: " + reply.getTermsJson());
        parts.add(line.getMembers() + " members; "
                + (line.hasOffering()
                        ? "book " + line.getOffering() + " is open until "
                                + MarketWords.time(new LedgerTime(line.getClosesMs()))
                        : "no book is open")
                + (line.hasSolving()
                        ? "; cycle " + line.getSolving() + " is solved until "
                                + MarketWords.time(new LedgerTime(line.getEndsMs()))
                        : "")
                + (line.hasEnd() ? "; it ends before cycle " + line.getEnd() : ""));
        TextTable cycles = new TextTable(
                "cycle",
                "offers",
                "source",
                "assignments",
                "volume",
                "paid_micro",
                "fees_micro",
                "reversed",
                "collected");
        for (AllocationCycleLine each : reply.getCyclesList()) {
            cycles.row(
                    each.getCycle(),
                    each.getOffers(),
                    each.getSource().isEmpty() ? "-" : each.getSource(),
                    each.getAssignments(),
                    each.getVolume(),
                    each.getPaid(),
                    each.getFees(),
                    each.getReversed(),
                    each.getCollected());
        }
        parts.add(reply.getCyclesCount() == 0 ? "nothing is posted yet" : cycles.toString());
        return String.join("\n", parts);
    }
}
