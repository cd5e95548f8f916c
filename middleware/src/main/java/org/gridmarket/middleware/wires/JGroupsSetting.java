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
 */
public record JGroupsSetting(
        Link link,
        String cluster,
        NodeId node,
        InetSocketAddress listen,
        List<InetSocketAddress> contacts,
        SSLContext tls) {
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
