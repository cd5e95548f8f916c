package org.gridmarket.discovery.local;

import java.util.List;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.trust.NodeIdentity;

/**
 * A daemon's own standing, to be shown to people.
 *
 * @param identity what its certificate says
 * @param site that it stands in
 * @param bridge whether it carries between its site and others
 * @param head its last one
 * @param upMillis since it began
 * @param services of this machine
 * @param counts what was not believed or dropped, and alarms, by name
 */
public record DaemonView(
        NodeIdentity identity,
        String site,
        boolean bridge,
        HeadKey head,
        long upMillis,
        List<Service> services,
        List<Count> counts) {
    public DaemonView {
        services = List.copyOf(services);
        counts = List.copyOf(counts);
    }

    /** How often something happened since the daemon began. */
    public record Count(String what, long times) {}
}
