package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.metrics.ForwarderMetrics;
import org.gridmarket.metrics.GatewayMetrics;

/**
 * Which way the operations of anonymous accounts went, as agents, forwarders and gateways counted it, each for itself.
 *
 * @param byForwarder operations that agents sent through forwarders only, each once however often it was sent
 * @param direct operations that agents sent straight to a gateway; there must be none
 * @param sealed requests as agents counted them
 * @param whole whether these are all; an agent that was killed has taken its counts with it
 * @param forwarders what each forwarder counted, by its name
 * @param gateways what each gateway counted, by its address
 */
record ForwarderFigures(
        long byForwarder,
        long direct,
        ObliviousLink.Sealed sealed,
        boolean whole,
        Map<String, MetricsPage> forwarders,
        Map<String, MetricsPage> gateways) {
    private static final String ARRIVED = GatewayMetrics.ARRIVED.name();
    private static final String SEALED = "door=\"sealed\"";
    private static final String DIRECT = "door=\"direct\"";
    private static final String ANONYMOUS = "account=\"anonymous\"";

    ForwarderFigures {
        forwarders = Map.copyOf(forwarders);
        gateways = Map.copyOf(gateways);
    }

    private long carried() {
        return forwarders.values().stream()
                .mapToLong(page -> page.sum(ForwarderMetrics.CARRIED.name()))
                .sum();
    }

    private long atGateways(String... labels) {
        return gateways.values().stream()
                .mapToLong(page -> page.sum(ARRIVED, labels))
                .sum();
    }

    /**
     * What should not be. A request or an answer may be lost on its way, so each count is at most the one before it; of the
     * requests that were answered none is missing anywhere.
     */
    List<String> offences() {
        List<String> offences = new ArrayList<>();
        if (direct > 0) {
            offences.add(direct + " operations of anonymous accounts went past the forwarders");
        }
        long directThere = atGateways(DIRECT, ANONYMOUS);
        if (directThere > 0) {
            offences.add("gateways counted " + directThere + " requests of anonymous accounts past the forwarders");
        }
        long publicThere =
                atGateways(SEALED) - atGateways(SEALED, ANONYMOUS) - atGateways(SEALED, "account=\"unread\"");
        if (publicThere > 0) {
            offences.add("gateways counted " + publicThere + " sealed requests of public accounts");
        }
        boolean agree = sealed.answered() <= carried()
                && carried() <= atGateways(SEALED)
                && (!whole || atGateways(SEALED) <= sealed.sent())
                && byForwarder <= sealed.sent();
        if (!agree) {
            offences.add("the counts of sealed requests do not agree: " + counts());
        }
        return offences;
    }

    private String counts() {
        return sealed.sent() + " sent and " + sealed.answered() + " answered, " + carried() + " carried by forwarders, "
                + atGateways(SEALED) + " opened by gateways";
    }

    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("anonymous_operations_by_forwarder", byForwarder);
        keys.put("anonymous_operations_direct", direct);
        keys.put("forwarders", forwarders.size());
        keys.put("sealed_requests_sent", sealed.sent());
        keys.put("sealed_requests_answered", sealed.answered());
        keys.put("sealed_requests_carried_by_forwarders", carried());
        keys.put("sealed_requests_opened_by_gateways", atGateways(SEALED));
        keys.put("anonymous_requests_direct_at_gateways", atGateways(DIRECT, ANONYMOUS));
        return keys;
    }

    /** For people. */
    String text() {
        return byForwarder + " through " + forwarders.size() + " forwarders, " + direct
                + " past them; sealed requests: " + counts();
    }
}
