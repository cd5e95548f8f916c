package org.gridmarket.middleware.actor;

import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;

/** What an actor hears of discovery. */
public sealed interface Neighbours {
    /** A daemon serves this actor; which machine this is. */
    record Here(NodeId node) implements Neighbours {}

    /** The daemon has answered a beat. */
    record Heard() implements Neighbours {}

    /** A difference of what is live. */
    record Told(Tell tell) implements Neighbours {}
}
