package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.process.Closing;

/**
 * A Fabric network with the gateways of those organisations that have boards, all ready.
 *
 * @param parts to which solvers and others may be added
 * @param consortium the organisations' own access to it
 */
public record RunningNetwork(PartsOfDay parts, FabricConsortium consortium) {
    /** Starts it; the closing ends it. */
    public static RunningNetwork start(DaySetup setup, Closing closing) throws InterruptedException {
        PartsOfDay parts = new PartsOfDay(setup, closing);
        parts.startNetwork();
        FabricConsortium consortium = FabricConsortium.open(parts.network().properties());
        closing.add("close connections", consortium::close);
        parts.startGateways(consortium.members(), List.of());
        parts.awaitGateways();
        return new RunningNetwork(parts, consortium);
    }
}
