package org.gridmarket.testbed.day;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.GatewayStanding;
import org.gridmarket.client.energy.CountedLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.process.Closing;
import org.jspecify.annotations.Nullable;

/**
 * The ways from agents and meters to the gateways, with a count of what goes each way: straight for public accounts and
 * meters, through forwarders for all other accounts.
 */
final class DayLinks {
    /** What forwarders see of the homes, which no gateway may ever see; of the loopback network, as everything of a day. */
    static final String HOUSEHOLDS = "127.0.0.2";

    private final GrpcGatewayLink gateways;
    private final CountedLink direct;
    private final @Nullable ObliviousLink hidden;
    private final CountedLink all;

    /**
     * @param parts whose gateways, and forwarders if there are any, are ready
     */
    DayLinks(PartsOfDay parts, Neighbourhood homes, Closing closing) throws InterruptedException {
        gateways = link(parts);
        closing.add("close the gateway link", gateways::close);
        direct = new CountedLink(gateways);
        if (parts.forwarded().isEmpty()) {
            hidden = null;
            all = direct;
            return;
        }
        Set<AccountKey> known = new HashSet<>();
        homes.agents().forEach(agent -> known.add(agent.account()));
        homes.meters().forEach(meter -> known.add(meter.key()));
        ObliviousLink forwarders = new ObliviousLink(
                direct, known::contains, parts.forwarded(), ObliviousLink.clientFrom(address(), parts.authority()));
        closing.add("close the link to the forwarders", forwarders::close);
        hidden = forwarders;
        all = new CountedLink(forwarders);
    }

    /** Anonymous homes are told of all gateways, since their boards and forwarders are those of the beginning. */
    private static GrpcGatewayLink link(PartsOfDay parts) throws InterruptedException {
        Optional<Consortium> view = parts.clientsView();
        if (view.isEmpty()) {
            return new GrpcGatewayLink(parts.gateways(), parts.authority());
        }
        List<Gateway> contacts = parts.forwarded().isEmpty() ? parts.contacts(0) : parts.gateways();
        return new GrpcGatewayLink(GatewayConnections.discovering(view.get(), contacts, parts.authority()), 0);
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByName(HOUSEHOLDS);
        } catch (UnknownHostException numbersAlwaysParse) {
            throw new IllegalStateException(numbersAlwaysParse);
        }
    }

    /** The connections to the gateways. */
    GatewayConnections connections() {
        return gateways.connections();
    }

    /** How often a gateway was caught telling what others contradict. */
    long caught() {
        return gateways.feed().standings().values().stream()
                .mapToLong(GatewayStanding::caughtEver)
                .sum();
    }

    /** What agents and meters use. */
    GatewayLink all() {
        return all;
    }

    /**
     * Which way anonymous accounts went; without forwarders, straight.
     *
     * @param isAnonymous by the ledger's word, not by the link's
     * @param own homes with processes of their own, which count for themselves
     */
    ForwarderFigures figures(Predicate<AccountKey> isAnonymous, PartsOfDay parts, HomeProcesses own) {
        long past = direct.operations(isAnonymous);
        ObliviousLink.Sealed here = hidden == null ? new ObliviousLink.Sealed(0, 0) : hidden.sealed();
        ObliviousLink.Sealed there = own.sealed();
        return new ForwarderFigures(
                all.operations(isAnonymous) - past,
                past,
                new ObliviousLink.Sealed(here.sent() + there.sent(), here.answered() + there.answered()),
                own.kills() == 0,
                parts.forwarderCounts(),
                parts.metrics());
    }
}
