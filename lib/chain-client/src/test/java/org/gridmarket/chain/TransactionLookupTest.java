package org.gridmarket.chain;

import static io.grpc.Status.Code.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.chain.FakePeer.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TransactionLookupTest {
    @Test
    void what_cannot_be_looked_up_is_told_under_one_name_whatever_its_id() {
        List<String> functions = new ArrayList<>();
        ChainWatch watch = new ChainWatch() {
            @Override
            public void retried(String function, String reason) {
                functions.add(function);
            }

            @Override
            public void endorsersDiffer(String function, String suspect, String detail) {}

            @Override
            public void peerLeft(String peer, String reason) {}
        };
        FakePeer peer = new FakePeer("Dso").cannotLookUp(failure(UNAVAILABLE)).cannotLookUp(failure(UNAVAILABLE));
        TransactionLookup lookup = new TransactionLookup(new GatewayPeers(List.of(peer), watch), watch);

        assertThat(lookup.find(UUID.randomUUID().toString())).isInstanceOf(TransactionLookup.Fate.Unknown.class);
        lookup.find(UUID.randomUUID().toString());

        assertThat(functions).containsExactly("look-up of a transaction", "look-up of a transaction");
    }
}
