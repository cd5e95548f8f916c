package org.gridmarket.middleware.component;

import java.util.Optional;
import java.util.SortedSet;
import org.gridmarket.middleware.group.Member;

/**
 * A group that a component has joined, for as long as its actor lives. All of it is for the component's own thread.
 *
 * @param <M> what members send each other
 */
public interface Group<M extends Record> {
    /** Sends to all other members that are connected; false when so much waits to be sent that this was dropped. */
    boolean send(M message);

    /** Sends to one member, the own component included; false when so much waits to be sent that this was dropped. */
    boolean send(Member to, M message);

    /** Sends to whoever leads, the own component included; false when nobody does as far as is known, or there is no room. */
    boolean sendToLeader(M message);

    /** Members as this one was told of them, the own component among them once discovery tells of it. */
    SortedSet<Member> members();

    /** Who leads, as this one was told. */
    Optional<Member> leader();

    /**
     * Whether the own component leads, as it was told. Another one may hold the same of itself for
     * {@link org.gridmarket.middleware.group.GroupTimes#TWO_LEADERS_MILLIS} after a change, and in a partition each part has a
     * leader: for work that may be done twice.
     */
    boolean leads();

    /** What a component does when something happens in its group. */
    interface Events<M extends Record> {
        /** A member has sent this. */
        void message(Member from, M message);

        /** A member is there; the own component too. */
        default void joined(Member member) {}

        /** A member is there no more. */
        default void left(Member member) {}

        /** Somebody else leads from now on, or nobody as far as is known. */
        default void leader(Optional<Member> leader) {}
    }
}
