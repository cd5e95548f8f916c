package org.gridmarket.cli.stream;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.PastEvents;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.roles.stream.LeaseView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One allocation with all that the ledger says of it. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One allocation: who takes part, what is at stake, every step with its block, each lane's money.",
        footer = {"", "Example: ./gridmarket stream show 64-HEX-DIGITS --gateway 127.0.0.1:8080"})
final class ShowAllocation extends GatewayQuestion {
    private record Step(long block, String line) {}

    @CommandLine.Parameters(paramLabel = "ID", description = "The allocation: 64 hex digits.")
    private String allocation = "";

    private final List<Step> steps = new ArrayList<>();

    /** Lanes as they were when their money was paid out. */
    private final Map<AccountKey, Lane> paidOut = new LinkedHashMap<>();

    private @Nullable LeaseView lease;

    @Override
    public Integer call() {
        AllocationId id = CommandTools.usage(() -> new AllocationId(Bytes.hex(allocation)));
        EventFamily<StreamEvent> events = EventFamily.of(StreamEvent.class);
        PastEvents.read(
                gateway(),
                told -> events.readOwn(told.getEventsJson()).forEach(event -> hear(id, told.getBlock(), event)));
        LeaseView known = lease;
        if (known == null) {
            throw new PartFailedException("the gateway knows no allocation " + id);
        }
        PrintWriter out = out();
        out.print(terms(known));
        steps.forEach(step -> out.println("block " + step.block() + ": " + step.line()));
        out.print(lanes(known));
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("allocation", id.toString());
        keys.put("closed", known.isClosed());
        keys.put("epochs_revealed", known.revealedEpochs());
        keys.put("steps", steps.size());
        report(keys);
        return 0;
    }

    private void hear(AllocationId id, long block, StreamEvent event) {
        if (event instanceof StreamEvent.StreamAllocationCreated created
                && created.id().equals(id)) {
            lease = new LeaseView(created);
        }
        if (lease != null) {
            lease.hear(event);
        }
        if (event instanceof StreamEvent.StreamLaneClosed(var of, var supplier, var closing) && of.equals(id)) {
            paidOut.put(supplier, closing);
        }
        String line = LeaseWords.of(id, event);
        if (!line.isEmpty()) {
            steps.add(new Step(block, line));
        }
    }

    private static TextTable terms(LeaseView lease) {
        Allocation made = lease.allocation();
        TextTable table = new TextTable("what", "value")
                .row("allocation", lease.id())
                .row("customer", made.terms().customer().account())
                .row("allocator", made.terms().allocator());
        made.terms().suppliers().forEach(supplier -> table.row("supplier", supplier.account()));
        made.terms().mediators().forEach(mediator -> table.row("mediator", mediator.account()));
        return table.row("module", made.terms().customer().module().hash().toHex())
                .row("start", LeaseWords.time(made.terms().start()))
                .row(
                        "epochs",
                        lease.epochs() + " of "
                                + made.terms().customer().epoch().millis() + " ms, " + made.inputs() + " inputs each")
                .row("an epoch of a lane", made.stakes().epochPrice())
                .row("deposit of a lane", made.stakes().supplierDeposit());
    }

    private TextTable lanes(LeaseView lease) {
        TextTable table = new TextTable("supplier", "state", "rooted", "settled", "earned", "forfeited");
        lease.lanes()
                .forEach((supplier, lane) -> table.row(
                        supplier,
                        lane.status(),
                        lane.rooted(),
                        lane.opened(),
                        paidOut.getOrDefault(supplier, lane).money().earned(),
                        paidOut.getOrDefault(supplier, lane).money().forfeited()));
        return table;
    }
}
