package org.gridmarket.middleware.wires;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jgroups.Address;
import org.jgroups.Event;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.NameCache;

/**
 * Asks contacts who is there, as JGroups' {@link TCPPING} does; who is asked names also the first member of its view. The
 * library's own answers only for itself, and whoever joins or merges has to speak with a first member: once that is nobody's
 * contact, a site lets nobody join and its parts do not find each other (ADR 45).
 */
final class Contacts extends TCPPING {
    Contacts(List<InetSocketAddress> contacts) {
        setId(ClassConfigurator.getProtocolId(TCPPING.class)); // the library numbers its own classes only
        setInitialHosts(contacts);
        setPortRange(0);
    }

    @Override
    public void discoveryRequestReceived(Address asker, String name, PhysicalAddress from) {
        super.discoveryRequestReceived(asker, name, from);
        Address first = current_coord;
        if (first != null && !first.equals(local_addr) && !Objects.equals(first, asker)) {
            PhysicalAddress place = (PhysicalAddress) down_prot.down(new Event(Event.GET_PHYSICAL_ADDRESS, first));
            if (place != null) {
                sendDiscoveryResponse(first, place, NameCache.get(first), asker, true);
            }
        }
    }
}
