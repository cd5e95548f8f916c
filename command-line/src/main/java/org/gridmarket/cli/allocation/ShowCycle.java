package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.api.v1.AllocationAssigned;
import org.gridmarket.api.v1.AllocationCycleLine;
import org.gridmarket.api.v1.AllocationCycleReply;
import org.gridmarket.api.v1.AllocationCycleRequest;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.quantity.LedgerTime;
import picocli.CommandLine;

/** One cycle. */
@CommandLine.Command(
        name = "cycle",
        mixinStandardHelpOptions = true,
        description = "Shows how far a cycle is, which solutions have led, and its final assignments.",
        footer = {"", "Example: ./gridmarket allocation cycle seats 3 --gateway 127.0.0.1:8080"})
final class ShowCycle extends AllocationQuestion {
    @CommandLine.Parameters(index = "0", paramLabel = "MARKET", description = "Its name.")
    private String market = "";

    @CommandLine.Parameters(index = "1", paramLabel = "CYCLE", description = "Its index.")
    private int cycle;

    @Override
    String shown(GatewayOption through) {
        MarketName name = AllocationAct.name(market);
        int wanted = AllocationAct.cycle(cycle).index();
        AllocationCycleReply first = ask(name, wanted, 0, through);
        List<AllocationAssigned> assignments = new ArrayList<>(first.getAssignmentsList());
        while (assignments.size() < first.getCycle().getAssignments()) {
            List<AllocationAssigned> more = ask(
                            name, wanted, assignments.getLast().getPlace() + 1, through)
                    .getAssignmentsList();
            if (more.isEmpty()) {
                break; // swept meanwhile
            }
            assignments.addAll(more);
        }
        return head(first) + candidates(first) + table(assignments);
    }

    private static AllocationCycleReply ask(MarketName market, int cycle, int from, GatewayOption through) {
        return through.askAt(channel -> allocations(channel)
                .getAllocationCycle(AllocationCycleRequest.newBuilder()
                        .setMarket(market.text())
                        .setCycle(cycle)
                        .setFrom(from)
                        .build()));
    }

    private String head(AllocationCycleReply reply) {
        AllocationCycleLine line = reply.getCycle();
        String state;
        if (line.hasFinalMs()) {
            state = "FINAL since " + MarketWords.time(new LedgerTime(line.getFinalMs())) + ", " + line.getSource()
                    + ", "
                    + line.getAssignments() + " assignments, volume " + line.getVolume() + ", paid " + line.getPaid()
                    + " µ, fees " + line.getFees() + " µ"
                    + (line.getReversed() == 0 ? "" : ", " + line.getReversed() + " reversed");
        } else if (line.hasClosedMs()) {
            state = "SOLVING, its book closed at " + MarketWords.time(new LedgerTime(line.getClosedMs()));
        } else {
            state = "OFFERING";
        }
        return "cycle " + cycle + " of " + market + ": " + line.getOffers() + " offers, " + state + "\n";
    }

    private static String candidates(AllocationCycleReply reply) {
        TextTable table = new TextTable("led_by", "value", "bounds", "proved_terms", "assignments");
        reply.getCandidatesList()
                .forEach(one -> table.row(
                        brief(one.getSolver()),
                        one.getWorth().replace(' ', '/'),
                        one.getBounds().replace(' ', '/'),
                        one.getProved(),
                        one.getAssignments()));
        return reply.getCandidatesCount() == 0 ? "" : table.toString();
    }

    private static String table(List<AllocationAssigned> assignments) {
        TextTable table = new TextTable("place", "type", "amounts", "price_micro", "state", "provide", "consume");
        assignments.forEach(one -> table.row(
                one.getPlace(),
                one.getType().replace(' ', '/'),
                one.getAmounts().replace(' ', '/'),
                one.getPrice(),
                one.getReversed() ? "reversed" : "stands",
                one.getProvide(),
                one.getConsume()));
        return assignments.isEmpty() ? "" : table.toString();
    }
}
