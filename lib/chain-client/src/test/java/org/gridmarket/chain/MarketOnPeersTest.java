package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged chaincode, with every market, on real peers. */
@Tag("network")
final class MarketOnPeersTest {
    @RegisterExtension
    static final SharedNetwork NETWORK = SharedNetwork.ofMarket();

    @Test
    void the_kernel_refuses_an_unknown_function() throws Exception {
        try (FabricChain chain = FabricChain.open(ScriptedNetwork.profile(NETWORK), "Dso")) {
            assertThat(chain.submit("water:pour", "{}"))
                    .isEqualTo(new Outcome.Rejected(
                            new Refusal("UNKNOWN_FUNCTION", "table of contents", "no function water:pour")));
        }
    }

    @Test
    void the_kernel_refuses_what_is_not_canonical() throws Exception {
        try (FabricChain chain = FabricChain.open(ScriptedNetwork.profile(NETWORK), "Dso")) {
            assertThat(chain.submit("energy:postOffers", "{ }"))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo("MALFORMED"));
        }
    }
}
