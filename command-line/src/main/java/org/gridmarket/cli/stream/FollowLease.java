package org.gridmarket.cli.stream;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.LeaseView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What the ledger says of a lease, from its making to its closing. */
@CommandLine.Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Tells what the ledger says of a lease, from its making on, until it is closed.",
        footer = {"", "Example: ./gridmarket stream follow 64-HEX-DIGITS --gateway 127.0.0.1:8080"})
final class FollowLease implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "ID", description = "The allocation: 64 hex digits.")
    private String allocation = "";

    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private @Nullable LeaseView lease;

    @Override
    public Integer call() {
        AllocationId id = CommandTools.usage(() -> new AllocationId(Bytes.hex(allocation)));
        PrintWriter out = CommandTools.out(spec);
        try (MarketLink<StreamEvent> link = gateway.link(
                (gateways, authority) -> new MarketLink<>(gateways, authority, 0, EventFamily.of(StreamEvent.class)))) {
            link.feed().listen(told -> hear(id, told, out, link));
        }
        return 0;
    }

    private void hear(AllocationId id, BlockEvents<StreamEvent> told, PrintWriter out, MarketLink<StreamEvent> link) {
        for (StreamEvent event : told.events()) {
            if (event instanceof StreamEvent.StreamAllocationCreated created
                    && created.id().equals(id)) {
                lease = new LeaseView(created);
            }
            LeaseView known = lease;
            if (known != null) {
                known.hear(event);
                String line = LeaseWords.of(id, event);
                if (!line.isEmpty()) {
                    out.println(line);
                    out.flush();
                }
                if (known.isClosed()) {
                    link.feed().close();
                }
            }
        }
    }
}
