package org.gridmarket.testbed.day;

import java.util.List;

/**
 * What a day has to bear.
 *
 * @param lyingGateway one of the gateways lies to agents, meters and solvers
 * @param tls gateways and forwarders have a certificate and are spoken with over TLS by all
 * @param killedHomes how often processes of homes are killed at random moments, and started again
 * @param outages of gateways
 */
public record DayTroubles(boolean lyingGateway, boolean tls, int killedHomes, List<GatewayOutage> outages) {
    public static final DayTroubles NONE = new DayTroubles(false, false, 0, List.of());

    public DayTroubles {
        outages = List.copyOf(outages);
    }
}
