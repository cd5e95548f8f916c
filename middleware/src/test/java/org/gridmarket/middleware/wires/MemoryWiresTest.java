package org.gridmarket.middleware.wires;

import org.gridmarket.discovery.record.NodeId;

class MemoryWiresTest extends WiresSuite {
    private final MemoryNet net = new MemoryNet();

    @Override
    Wires wires(NodeId node) {
        return net.wires(node);
    }
}
