package org.gridmarket.cli.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.cli.PastEvents;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.roles.stream.LeaseView;
import picocli.CommandLine;

/** What was allocated. */
@CommandLine.Command(
        name = "allocations",
        mixinStandardHelpOptions = true,
        description =
                "All allocations that were made, the oldest first: who leases, how many lanes, and how far each is.",
        footer = {"", "Example: ./gridmarket stream allocations --gateway 127.0.0.1:8080"})
final class ListAllocations extends GatewayQuestion {
    @Override
    public Integer call() {
        Map<AllocationId, LeaseView> leases = new LinkedHashMap<>();
        EventFamily<StreamEvent> events = EventFamily.of(StreamEvent.class);
        PastEvents.read(gateway(), told -> events.readOwn(told.getEventsJson()).forEach(event -> hear(leases, event)));
        TextTable table = new TextTable("allocation", "customer", "lanes", "from", "epochs", "revealed", "state");
        leases.values()
                .forEach(lease -> table.row(
                        lease.id(),
                        HexDigits.brief(
                                lease.allocation().terms().customer().account().toHex()),
                        lease.lanes().size(),
                        LeaseWords.time(lease.allocation().terms().start()),
                        lease.epochs(),
                        lease.revealedEpochs(),
                        state(lease)));
        print(table);
        report(Map.of(
                "allocations",
                leases.size(),
                "open",
                leases.values().stream().filter(lease -> !lease.isClosed()).count()));
        return 0;
    }

    private static void hear(Map<AllocationId, LeaseView> leases, StreamEvent event) {
        if (event instanceof StreamEvent.StreamAllocationCreated created) {
            leases.put(created.id(), new LeaseView(created));
        }
        if (event instanceof StreamEvent.OfAllocation of) {
            LeaseView lease = leases.get(of.allocation());
            if (lease != null) {
                lease.hear(event);
            }
        }
    }

    private static String state(LeaseView lease) {
        String customer = lease.gone()
                .map(gone -> gone.fault() ? ", customer at fault" : ", customer silent")
                .orElse("");
        return (lease.isClosed() ? "closed" : "open") + customer;
    }
}
