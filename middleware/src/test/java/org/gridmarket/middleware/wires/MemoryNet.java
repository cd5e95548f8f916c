package org.gridmarket.middleware.wires;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A site in one process: whoever opens a link is found at once. Calls listeners while it is locked; they only note. */
public final class MemoryNet {
    private final Map<Member, WireListener> joined = new LinkedHashMap<>();
    private int addresses;

    /** A link of a node, not opened yet. */
    public synchronized Wires wires(NodeId node) {
        Member self = new Member("memory-" + ++addresses, node, Link.SITE);
        return new Wires() {
            @Override
            public void open(WireListener listener) {
                join(self, listener);
            }

            @Override
            public void send(Member to, Bytes message) {
                deliver(self, to, message);
            }

            @Override
            public void sendAll(Bytes message) {
                deliver(self, null, message);
            }

            @Override
            public void admitAnew() {
                // everybody is admitted
            }

            @Override
            public void close() {
                leave(self);
            }
        };
    }

    private synchronized void join(Member self, WireListener listener) {
        joined.forEach((member, other) -> {
            other.appeared(self);
            listener.appeared(member);
        });
        joined.put(self, listener);
    }

    private synchronized void leave(Member self) {
        if (joined.remove(self) != null) {
            joined.values().forEach(other -> other.vanished(self));
        }
    }

    private synchronized void deliver(Member from, @Nullable Member to, Bytes message) {
        if (joined.containsKey(from)) {
            joined.forEach((member, listener) -> {
                if (to == null ? !member.equals(from) : member.equals(to)) {
                    listener.received(from, message);
                }
            });
        }
    }
}
