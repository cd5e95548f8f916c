package org.gridmarket.middleware.actor;

import java.util.Map;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;

/** What the table of peers wants done. */
interface LinkEffects {
    /** Connects to an actor that has services. */
    void connect(Life peer, Endpoint endpoint);

    /** Ends that connection. */
    void disconnect(Life peer);

    /** From now on these actors, and no others, may be connected to this one. */
    void admit(Map<Life, Admission> peers);

    void toProvider(Life peer, LinkMessage message);

    void toConsumer(Life peer, LinkMessage message);

    /** Somebody is at the other end of a port. */
    void peerUp(String port, String actor);

    void peerDown(String port, String actor);

    /** Whatever was asked of this actor is not answered any more. */
    void gone(Life peer);
}
