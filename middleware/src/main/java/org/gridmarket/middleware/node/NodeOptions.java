package org.gridmarket.middleware.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gridmarket.discovery.trust.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How a node is to run.
 *
 * @param folder of its key, certificate and memory
 * @param site the nodes that it hears directly
 * @param admits units of the site's nodes
 * @param listen where it is heard in its site
 * @param contacts of the site
 * @param trunk where it is heard by other bridges; absent for a node that is no bridge
 * @param trunkContacts of the trunk
 */
public record NodeOptions(
        Path folder,
        String site,
        Set<Unit> admits,
        InetSocketAddress listen,
        List<InetSocketAddress> contacts,
        @Nullable InetSocketAddress trunk,
        List<InetSocketAddress> trunkContacts) {
    public NodeOptions {
        admits = Set.copyOf(admits);
        contacts = List.copyOf(contacts);
        trunkContacts = List.copyOf(trunkContacts);
    }

    /** In one site. */
    public static NodeOptions inSite(
            Path folder, String site, Set<Unit> admits, InetSocketAddress listen, List<InetSocketAddress> contacts) {
        return new NodeOptions(folder, site, admits, listen, contacts, null, List.of());
    }
}
