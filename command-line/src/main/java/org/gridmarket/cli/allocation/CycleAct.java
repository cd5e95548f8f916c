package org.gridmarket.cli.allocation;

import org.gridmarket.kernel.allocation.quantity.Cycle;
import picocli.CommandLine;

/** What organisations do in one cycle of a market. */
abstract class CycleAct extends MarketAct {
    @CommandLine.Parameters(index = "1", paramLabel = "CYCLE", description = "Its index.")
    private int cycle;

    final Cycle cycle() {
        return cycle(cycle);
    }
}
