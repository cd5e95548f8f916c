package org.gridmarket.middleware.component;

import java.util.Optional;
import java.util.function.Consumer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.group.Member;

/** What a component sends, as its actor takes it. For any thread; never waits. */
public interface Traffic {
    /** Hands a publication over; false when there is no room. */
    boolean publish(String port, Bytes message);

    /**
     * Hands a question over; false when nobody can be asked or there is no room.
     *
     * @param ends takes each answer, and empty once when no answer comes any more
     */
    boolean ask(String port, Bytes question, Consumer<Optional<Bytes>> ends);

    /** Hands an answer over; false when there is no room. */
    boolean answer(Caller caller, Bytes answer);

    /** Hands over what is for one member of a group; false when there is no room. */
    boolean tell(String port, Member to, Bytes message);

    /**
     * Who has asked.
     *
     * @param actor its name, for people
     * @param peer the life of the actor, hex
     * @param port of its component
     * @param question counts its questions
     */
    record Caller(String actor, String peer, String port, long question) {}
}
