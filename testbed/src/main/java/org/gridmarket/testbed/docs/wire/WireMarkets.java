package org.gridmarket.testbed.docs.wire;

import java.util.List;

/** Every market that speaks on the wire; a further one adds its line. */
final class WireMarkets {
    static final List<WireMarket> ALL = List.of(EnergyWire.market());

    private WireMarkets() {}
}
