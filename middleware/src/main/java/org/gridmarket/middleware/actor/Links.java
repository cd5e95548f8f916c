package org.gridmarket.middleware.actor;

import java.util.Map;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Connections of an actor to others. They may lose, repeat and delay; what comes from an actor that is not admitted
 * does not come. All but {@link #wake} for one thread.
 */
public interface Links extends AutoCloseable {
    /** Takes what has come in. */
    interface Receiver {
        /** From an actor whose services this one needs. */
        void fromProvider(Life peer, Bytes header, Bytes message);

        /** From an actor that needs services of this one. */
        void fromConsumer(Life peer, Bytes header, Bytes message);
    }

    /** Where this actor is reached from its own machine, without a key. */
    Endpoint here();

    /** Where this actor is reached from all machines, with its key. */
    Endpoint anywhere();

    /** Begins a connection, and keeps trying until {@link #disconnect}. */
    void connect(Life peer, Endpoint endpoint);

    void disconnect(Life peer);

    /** These actors, and no others, may be connected to this one. */
    void admit(Map<Life, Admission> peers);

    /** Hands over what is for an actor that this one is connected to; false when too much waits for it. */
    boolean toProvider(Life peer, Bytes header, Bytes message);

    /** Hands over what is for an actor that is connected to this one; false when too much waits for it. */
    boolean toConsumer(Life peer, Bytes header, Bytes message);

    /** Waits until something has come in, {@link #wake} is called, or the time is over; gives what has come in. */
    void await(long millis, Receiver receiver);

    /** Ends a wait, or the next one; for any thread. */
    void wake();

    @Override
    void close();
}
