package org.gridmarket.cli.allocation;

import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** What organisations do in one market. */
abstract class MarketAct extends AllocationAct {
    @CommandLine.Parameters(index = "0", paramLabel = "MARKET", description = "Its name.")
    private String market = "";

    final MarketName market() {
        return name(market);
    }

    final Organisation supervisor(AllocationDoor door) {
        return door.market(market())
                .orElseThrow(() -> new PartFailedException("there is no allocation market " + market()
                        + allocationMeaning(AllocationRejection.MARKET_UNKNOWN.name())))
                .supervisor();
    }
}
