package org.gridmarket.middleware.daemon;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gridmarket.discovery.protocol.DiscoveryNode;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.wires.WireListener;
import org.gridmarket.middleware.wires.Wires;

/**
 * The links of a daemon, and who has been named on them. A member is named to the protocol before anything of it is handed on:
 * the protocol counts what it refuses by members that it knows, so one without a name could say what it wants. Who has vanished
 * is heard on, since the view may be wrong, until it says something that is not believed.
 */
final class Links {
    private final Map<Link, Wires> wires;
    private final Map<Member, Boolean> named = new HashMap<>();

    Links(Map<Link, Wires> wires) {
        this.wires = new EnumMap<>(wires);
    }

    /** Opens all, and hands what comes to the daemon's thread. */
    void open(Inbox inbox, DiscoveryNode node, LongSupplier clock) {
        WireListener listener = new WireListener() {
            @Override
            public void appeared(Member member) {
                inbox.add(() -> {
                    named.put(member, true);
                    node.appeared(member, clock.getAsLong());
                });
            }

            @Override
            public void vanished(Member member) {
                inbox.add(() -> {
                    if (named.replace(member, false) != null) {
                        node.vanished(member, clock.getAsLong());
                    }
                });
            }

            @Override
            public void received(Member from, Bytes bytes) {
                inbox.offer(from, bytes.length(), () -> {
                    if (named.containsKey(from)) {
                        handOn(node, from, bytes, clock.getAsLong());
                    }
                });
            }
        };
        wires.values().forEach(each -> each.open(listener));
    }

    private static void handOn(DiscoveryNode node, Member from, Bytes bytes, long nowMillis) {
        switch (Message.read(bytes)) {
            case Decision.Accepted<Message>(Message message) -> node.receive(from, message, nowMillis);
            case Decision.Rejected<Message>(var reason) -> node.receiveUnreadable(from, reason, nowMillis);
        }
    }

    /** Something of it was not believed: whoever is not in the view is heard no more. */
    void refused(Member from) {
        named.remove(from, false);
    }

    void send(Member to, Message message) {
        Wires link = wires.get(to.link());
        if (link != null) {
            link.send(to, Message.write(message));
        }
    }

    void sendAll(Link link, Message message) {
        Wires found = wires.get(link);
        if (found != null) {
            found.sendAll(Message.write(message));
        }
    }

    /** A certificate was withdrawn: whose it is may be connected still. */
    void admitAnew() {
        wires.values().forEach(Wires::admitAnew);
    }

    void close() {
        wires.values().forEach(Wires::close);
    }
}
