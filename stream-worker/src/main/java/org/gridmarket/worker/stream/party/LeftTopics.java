package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.Transport;

/** Topics of leases that are over, until the broker has taken them away. */
final class LeftTopics {
    private final Transport transport;
    private final Links links;
    private final List<Topic> left = new ArrayList<>();

    LeftTopics(Transport transport, Links links) {
        this.transport = transport;
        this.links = links;
    }

    void add(List<Topic> topics) {
        left.addAll(topics);
    }

    void delete(LedgerTime now) {
        left.removeIf(topic -> links.once("delete " + topic, now, () -> transport.delete(topic)));
    }
}
