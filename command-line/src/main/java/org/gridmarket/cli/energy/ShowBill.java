package org.gridmarket.cli.energy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PastEvents;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Shows the bills of a meter. */
@CommandLine.Command(
        name = "bill",
        mixinStandardHelpOptions = true,
        description = "Shows the bills that a meter has reported, from the public events.",
        footer = {"", "Example: ./gridmarket bill 101 --gateway 127.0.0.1:8080"})
public final class ShowBill extends Question {
    private static final RecordCodec<EnergyEvent.BillReported> BILL = RecordCodec.of(EnergyEvent.BillReported.class);

    @CommandLine.Parameters(paramLabel = "METER", description = "The meter's name.")
    private String meter = "";

    @Override
    String ask(GatewayOption gateway) {
        List<String> bills = new ArrayList<>();
        PastEvents.read(gateway, EnergyEvents::read, event -> {
            if (event instanceof EnergyEvent.BillReported bill
                    && bill.meter().name().equals(meter)) {
                bills.add(BILL.write(bill));
            }
        });
        return "[" + String.join(",", bills) + "]";
    }

    @Override
    String shown(String json, KnownMarket market) {
        TextTable table = new TextTable("first", "begins", "last", "begins", "owes_the_dso_micro");
        JsonNode bills = CommandTools.read(json);
        for (JsonNode bill : bills) {
            Interval first = Interval.of(bill.get("first").asInt());
            Interval last = Interval.of(bill.get("last").asInt());
            table.row(first, market.times().of(first), last, market.times().of(last), bill.get("total"));
        }
        return bills.isEmpty()
                ? "meter " + meter + " has no bill yet"
                : table
                        + "A negative amount is paid to the home. Its lines are known to the home only: see its agent's page.";
    }
}
