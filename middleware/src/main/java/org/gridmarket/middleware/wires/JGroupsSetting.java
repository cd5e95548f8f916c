package org.gridmarket.middleware.wires;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.record.NodeId;

/**
 * What a link over JGroups needs.
 *
 * @param link site or trunk
 * @param cluster the name of the site, or of the trunk: others are not heard
 * @param node who this is
 * @param listen where it listens
 * @param contacts whom it asks for others, without end; may contain itself, and need not be complete
 * @param tls mutual: own key and certificate, and whom to admit
 * @param joinMillis how long a node waits for an answer of a contact before it is alone, to be found by others later
 */
public record JGroupsSetting(
        Link link,
        String cluster,
        NodeId node,
        InetSocketAddress listen,
        List<InetSocketAddress> contacts,
        SSLContext tls,
        long joinMillis) {
    /** What a node that runs waits: contacts on slow machines answer within it. */
    public static final long JOIN_MILLIS = 3_000;

    public JGroupsSetting {
        contacts = List.copyOf(contacts);
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException(listen + " is no address of this machine");
        }
    }

    InetAddress address() {
        return listen.getAddress();
    }
}
