package org.gridmarket.testbed.compute;

import java.util.List;
import java.util.Optional;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.MarketLink;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.worker.compute.process.WorkerProcess;

/** Tells a tally what is believed of the ledger, from block 0 on. */
final class TallyFeed {
    private TallyFeed() {}

    static void begin(List<Gateway> gateways, ComputeTally tally, Closing closing) {
        MarketLink<Record> link = new MarketLink<>(gateways, Optional.empty(), 0, WorkerProcess.EVENTS);
        closing.add("stop counting", link::close);
        FatalErrors.ofThisProcess()
                .vital("tally events", () -> link.feed().listen(tally::hear))
                .start();
    }
}
