package org.gridmarket.testbed.day;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.Organisation;

/** Port: the ledger and the gateways that a run of one market stands on. */
public interface MarketGround extends Founders {
    /** The gateways as clients know them, of two organisations or more. */
    List<Gateway> gateways();

    /** Kills one of the gateways and starts it again at its address; its name. */
    String killGateway(RandomGenerator random) throws InterruptedException;

    /** A Fabric network and gateways as processes. */
    static MarketGround of(Consortium consortium, PartsOfDay parts) {
        return new MarketGround() {
            @Override
            public String carry(Organisation organisation, boolean administrator, String function, String argument) {
                return consortium.carry(organisation, administrator, function, argument);
            }

            @Override
            public Target target() {
                return consortium.target();
            }

            @Override
            public List<Gateway> gateways() {
                return parts.gateways();
            }

            @Override
            public String killGateway(RandomGenerator random) throws InterruptedException {
                return parts.killGateway(random);
            }
        };
    }
}
