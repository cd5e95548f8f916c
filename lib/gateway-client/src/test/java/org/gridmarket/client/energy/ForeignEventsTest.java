package org.gridmarket.client.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayStanding;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent hears of a ledger on which clock, purse and a contract of the future tell their events too. */
final class ForeignEventsTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final TransactionEvents UNKNOWN = TransactionEvents.newBuilder()
            .setBlock(1_000_000)
            .setTransactionId("from-the-future")
            .setEventsJson("[{\"type\":\"LandedOnMars\",\"text\":\"],[{\\\"\"}]")
            .build();

    private final List<Server> gateways = new ArrayList<>();

    @AfterEach
    void close() {
        gateways.forEach(Server::shutdownNow);
    }

    @Test
    void an_agent_hears_its_own_market_and_no_gateway_loses_its_standing() throws Exception {
        PurseOnLedger purses = PurseOnLedger.founded();
        purses.energy().buyCredit(1, 1_000);
        purses.run(1, new PurseCommand.FromEnergy(new Money(400))).orThrow();
        List<TransactionEvents> told = told(purses);
        told.add(UNKNOWN);
        List<Gateway> named = List.of(new Gateway(serve(told), "one"), new Gateway(serve(told), "another"));
        BlockingQueue<EnergyEvent> heard = new LinkedBlockingQueue<>();

        try (GrpcGatewayLink link = new GrpcGatewayLink(named, Optional.empty())) {
            BlockingQueue<Long> blocks = new LinkedBlockingQueue<>();
            Thread.ofVirtual()
                    .start(() -> link.listen(one -> {
                        heard.addAll(one.events());
                        if (one.block() == UNKNOWN.getBlock()) {
                            blocks.add(one.block());
                        }
                    }));

            assertThat(blocks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(UNKNOWN.getBlock());
            assertThat(heard).containsExactlyElementsOf(purses.energy().events());
            assertThat(link.feed().standings().values())
                    .extracting(GatewayStanding::caughtEver)
                    .containsOnly(0L);
        }
    }

    private static List<TransactionEvents> told(PurseOnLedger purses) {
        List<TransactionEvents> told = new ArrayList<>();
        for (Block block : purses.energy().ledger().blocks()) {
            for (Block.Entry entry : block.transactions()) {
                if (!entry.events().isEmpty()) {
                    told.add(TransactionEvents.newBuilder()
                            .setBlock(block.number())
                            .setTransactionId(entry.transaction().call().transactionId())
                            .setEventsJson(entry.transaction().receipt().eventsJson())
                            .build());
                }
            }
        }
        return told;
    }

    /** A gateway that tells all of this; where it listens. */
    private String serve(List<TransactionEvents> told) throws IOException {
        Server server = NettyServerBuilder.forPort(0)
                .addService(new MarketGrpc.MarketImplBase() {
                    @Override
                    public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> reader) {
                        told.stream()
                                .filter(one -> one.getBlock() >= request.getFromBlock())
                                .forEach(reader::onNext);
                    }
                })
                .build()
                .start();
        gateways.add(server);
        return "127.0.0.1:" + server.getPort();
    }
}
