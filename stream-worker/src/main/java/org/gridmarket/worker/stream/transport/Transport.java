package org.gridmarket.worker.stream.transport;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.desk.Member;

/**
 * Port: one member's way to the broker. Whoever is not allowed to do what it asks, or does not reach the broker, gets a {@link
 * TransportException}, and may ask again. Listeners are called by threads of the transport, in the order of the topic.
 */
public interface Transport extends AutoCloseable {
    /** Where whoever has other things to do asks, since answers may take their time. Of one that never waits: at once. */
    default Executor errands() {
        return Runnable::run;
    }

    /** Everybody who is registered; the same list until it changes. */
    List<Member> members();

    /** Lets others read a topic of its own; who may already still may. */
    void grant(Topic topic, Collection<AccountKey> readers);

    /**
     * Writes to a topic of its own. Messages carry numbers: one whose number is not above that of the last in the topic is
     * dropped by the broker, also after a restart of either.
     */
    Writer numbered(Topic topic);

    /** Writes without numbers, which drops nothing and may write twice. */
    Writer plain(Topic topic);

    /** Reads all that there is and comes, and keeps no place in the topic. */
    Reading read(Topic topic, Consumer<Bytes> listener);

    /**
     * Reads on from where this subscription was, at first from the beginning. What is not acknowledged comes again, to whoever
     * subscribes next under the name.
     *
     * @param name of the subscription; those of others do not meet it
     */
    Reading subscribe(Topic topic, String name, Consumer<Delivery> listener);

    /** Takes a topic of its own away, with all that is in it; nothing when there is none. */
    void delete(Topic topic);

    @Override
    void close();

    /** A way to write; closed when nothing more comes. */
    interface Writer extends AutoCloseable {
        /** Done when the message is on the broker's disk; failed when it is not known to be. */
        CompletionStage<Void> write(long number, Bytes message);

        @Override
        void close();
    }

    /** Somebody reads; until it is closed. */
    interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    /** A message of a subscription. */
    interface Delivery {
        Bytes message();

        /** It need not come again. */
        void acknowledge();
    }
}
