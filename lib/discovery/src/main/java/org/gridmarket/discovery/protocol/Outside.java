package org.gridmarket.discovery.protocol;

import java.util.List;
import org.gridmarket.kernel.decision.Rejection;

/**
 * Port: what a daemon's protocol does to the world. Called from within the protocol's methods, never at another time; it must
 * not call back.
 */
public interface Outside {
    /** Sends to one member; may lose it. */
    void send(Member to, Message message);

    /** Sends to all members of a link; may lose it. */
    void sendAll(Link link, Message message);

    /** Tells a subscriber. */
    void tell(long subscriber, Tell tell);

    /** Writes the incarnation to disk; when this returns, it is there. */
    void keepIncarnation(long incarnation);

    /** Writes what local actors announce to disk. */
    void keepActors(List<KeptActor> actors);

    /** Writes the newest heads to disk, in place of all before. */
    void keepHeads(List<KeptHead> heads);

    /** Adds to them the newest head of a node that has ended; called before anybody is told. */
    void keepHead(KeptHead head);

    /** Something came from a member that is not believed. */
    void refused(Member from, Rejection reason);

    /** An operator has to look. */
    void alarm(Alarm alarm);
}
