package org.gridmarket.middleware.wires;

import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: one link of a daemon to others, its site or the trunk. It may lose, repeat, delay and reorder messages, and be wrong
 * about who is there. Obligations: it finds whoever is reachable within {@link
 * org.gridmarket.middleware.MiddlewareLimits#FOUND_MILLIS}, and never stops trying contacts and lost members; sending never
 * blocks and never throws; it hands on nothing of somebody whom it has not named before. Its suite is {@code WiresSuite}.
 */
public interface Wires extends AutoCloseable {
    /** Joins; called once. From now on the listener is called, from any thread. */
    void open(WireListener listener);

    /** Sends to one member of this link; what is sent to somebody who is gone is lost. */
    void send(Member to, Bytes message);

    /** Sends to all others on this link, and to those that were lost a short time ago. */
    void sendAll(Bytes message);

    /** Cuts all connections: whoever is still admitted has another one in a moment. */
    void admitAnew();

    /** Leaves, so that others see it at once. */
    @Override
    void close();
}
