package org.gridmarket.agent.energy.home;

import io.grpc.StatusRuntimeException;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.kernel.command.Target;

/** Finds the market, however long that takes: a home starts before its gateways, after a power cut. */
final class MarketAccess {
    private static final long PAUSE_MILLIS = 2_000;
    private static final String TROUBLE = "gateways";

    private MarketAccess() {}

    /** Which ledger operations are signed for. */
    static Target await(GrpcGatewayLink link, Troubles troubles) throws InterruptedException {
        while (true) {
            try {
                MarketDescription market = link.describe();
                troubles.over(TROUBLE);
                return new Target(market.getChannel(), market.getChaincode());
            } catch (StatusRuntimeException silent) {
                troubles.tell(
                        TROUBLE,
                        "no gateway answers (" + silent.getStatus().getCode() + ")",
                        "it is tried again; see that the network is up and the addresses in 'gateways' are right");
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
