package org.gridmarket.cli.energy;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
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

    private static final long STREAM_SECONDS = 5;

    @CommandLine.Parameters(paramLabel = "METER", description = "The meter's name.")
    private String meter = "";

    @Override
    String ask(GatewayOption gateway) {
        return "["
                + String.join(
                        ",",
                        gateway.ask(this::billsOn).stream().map(BILL::write).toList()) + "]";
    }

    private List<EnergyEvent.BillReported> billsOn(MarketGrpc.MarketBlockingStub stub) {
        List<EnergyEvent.BillReported> bills = new ArrayList<>();
        long newest = stub.describe(DescribeRequest.getDefaultInstance()).getBlock();
        Iterator<TransactionEvents> events = stub.withDeadlineAfter(STREAM_SECONDS, TimeUnit.SECONDS)
                .streamEvents(StreamEventsRequest.getDefaultInstance());
        boolean more = true;
        while (more && hasNext(events)) {
            TransactionEvents told = events.next();
            more = told.getBlock() <= newest;
            for (EnergyEvent event : EnergyEvents.read(told.getEventsJson())) {
                if (event instanceof EnergyEvent.BillReported bill
                        && bill.meter().name().equals(meter)) {
                    bills.add(bill);
                }
            }
        }
        return bills;
    }

    /** The stream is live: when nothing more comes in time, this was all. */
    private static boolean hasNext(Iterator<TransactionEvents> events) {
        try {
            return events.hasNext();
        } catch (StatusRuntimeException over) {
            if (over.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                return false;
            }
            throw over;
        }
    }

    @Override
    String shown(String json) {
        TextTable table = new TextTable("first", "last", "total_micro");
        JsonNode bills = CommandTools.read(json);
        bills.forEach(bill -> table.row(bill.get("first"), bill.get("last"), bill.get("total")));
        return bills.isEmpty() ? "meter " + meter + " has no bill yet" : table.toString();
    }
}
