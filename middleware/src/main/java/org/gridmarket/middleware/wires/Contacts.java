package org.gridmarket.middleware.wires;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.PingHeader;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.NameCache;
import org.jgroups.util.Responses;
import org.jspecify.annotations.Nullable;

/**
 * Asks contacts who is there, as JGroups' {@link TCPPING} does. Two things differ (ADR 45, ADR 46). Who is asked by somebody
 * outside its view names also the first member of it: the library's own answers only for itself, and whoever joins or merges has
 * to speak with a first member, so that a site would let nobody join once that is nobody's contact. And who looks for lost parts
 * of the site asks the first member of its view and whoever is outside of it, not everybody each time.
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
        View own = view;
        if (first != null && own != null && !first.equals(local_addr) && !own.containsMember(asker)) {
            PhysicalAddress place = place(first);
            if (place != null) {
                sendDiscoveryResponse(first, place, NameCache.get(first), asker, true);
            }
        }
    }

    private @Nullable PhysicalAddress place(Address member) {
        return (PhysicalAddress) down_prot.down(new Event(Event.GET_PHYSICAL_ADDRESS, member));
    }

    /** Whoever asks and whoever is asked tell each other their views, so each pair needs one of the two only. */
    @Override
    public void findMembers(@Nullable List<Address> wanted, boolean joining, Responses responses) {
        View own = view;
        if (wanted != null || joining || own == null) {
            super.findMembers(wanted, joining, responses);
            return;
        }
        PhysicalAddress self = place(local_addr);
        List<PhysicalAddress> members = own.getMembers().stream()
                .map(this::place)
                .filter(Objects::nonNull)
                .toList();
        Set<PhysicalAddress> known = new LinkedHashSet<>(initial_hosts);
        dynamic_hosts.forEach(known::add);
        PingData asker = new PingData(local_addr, false, NameCache.get(local_addr), self);
        PingHeader question = new PingHeader(PingHeader.GET_MBRS_REQ)
                .clusterName(cluster_name)
                .initialDiscovery(false);
        for (PhysicalAddress each : toCompareWith(known, members, self)) {
            sendDiscoveryRequest(new BytesMessage(each)
                    .setFlag(Message.Flag.DONT_BUNDLE, Message.Flag.OOB)
                    .setFlag(Message.TransientFlag.DONT_LOOPBACK)
                    .putHeader(id, question)
                    .setArray(marshal(asker)));
        }
    }

    /**
     * With whom a member compares its view: the first one of it, who knows all that hold it for the first, and all that the view
     * leaves out.
     *
     * @param known contacts, and whoever was ever seen
     * @param members of the view, the first one first
     */
    static <P> Set<P> toCompareWith(Collection<P> known, List<P> members, @Nullable P self) {
        Set<P> asked = new LinkedHashSet<>(known);
        members.forEach(asked::remove);
        members.stream().findFirst().ifPresent(asked::add);
        if (self != null) {
            asked.remove(self);
        }
        return asked;
    }
}
