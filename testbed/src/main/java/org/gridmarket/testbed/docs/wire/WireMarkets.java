package org.gridmarket.testbed.docs.wire;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.testbed.docs.KernelTables;

/** Every contract as it speaks on the wire. */
final class WireMarkets {
    /** What a contract's own table does not list. */
    record Addition(List<Class<?>> answers, List<Record> examples) {}

    /** A further market adds its line: types of its answers, and an example for each function that somebody signs. */
    private static final Map<String, Addition> ADDITIONS = Map.of(
            EnergyFunctions.PREFIX, new Addition(EnergyWire.answers(), EnergyWire.examples()),
            ClockFunctions.PREFIX, new Addition(ClockWire.answers(), List.of()),
            PurseFunctions.PREFIX, new Addition(PurseWire.answers(), PurseWire.examples()),
            AllocationFunctions.PREFIX, new Addition(AllocationWire.answers(), AllocationWire.examples()),
            ComputeFunctions.PREFIX, new Addition(ComputeWire.answers(), ComputeWire.examples()),
            StreamFunctions.PREFIX, new Addition(StreamWire.answers(), StreamWire.examples()));

    static final List<WireMarket> ALL =
            KernelTables.contents().stream().map(WireMarkets::market).toList();

    private WireMarkets() {}

    static WireMarket energy() {
        return ALL.stream()
                .filter(market -> market.name().equals(EnergyFunctions.PREFIX))
                .findFirst()
                .orElseThrow();
    }

    private static WireMarket market(TableOfContents contents) {
        Addition addition = ADDITIONS.get(contents.functions().prefix());
        if (addition == null) {
            throw new IllegalStateException("contract " + contents.functions().prefix()
                    + " has no line in WireMarkets: its answers, and an example for each function that somebody signs");
        }
        return new WireMarket(contents, addition.answers(), addition.examples());
    }
}
