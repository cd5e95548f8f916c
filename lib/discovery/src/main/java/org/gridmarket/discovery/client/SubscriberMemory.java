package org.gridmarket.discovery.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;

/**
 * What a subscriber was told, kept by itself: it outlives daemons and connections, and names it when it subscribes again (rule
 * 11). Without a daemon it is blind, and nothing is down.
 */
public final class SubscriberMemory {
    private final Map<RecordId, Service> services = new TreeMap<>();
    private final Map<NodeId, HeadKey> floors = new LinkedHashMap<>();

    /** Takes in what it is told. */
    public void hear(Tell tell) {
        switch (tell) {
            case Tell.Up(Service service, HeadKey head) -> put(service, head);
            case Tell.Changed(Service service, HeadKey head) -> put(service, head);
            case Tell.Down down -> {
                services.remove(down.id());
                floors.put(down.node(), down.head());
            }
            case Tell.Complete complete -> {
                // nothing to remember
            }
        }
    }

    private void put(Service service, HeadKey head) {
        services.put(service.id(), service);
        floors.put(service.node(), head);
    }

    /** What it brings along to the next daemon. */
    public Resumed resumed() {
        List<Resumed.Known> told = services.values().stream()
                .map(service ->
                        new Resumed.Known(service.node(), service.id(), service.fingerprint(), service.leaseMillis()))
                .toList();
        List<Resumed.Floor> heads = floors.entrySet().stream()
                .map(floor -> new Resumed.Floor(floor.getKey(), floor.getValue()))
                .toList();
        return new Resumed(told, heads);
    }

    /** What is there, as far as it was told. */
    public Map<RecordId, Service> services() {
        return Map.copyOf(services);
    }
}
