package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gridmarket.api.v1.DiscoveryGrpc;
import org.gridmarket.api.v1.WatchCards;
import org.gridmarket.api.v1.WatchedCard;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // the first connection of a JVM took 14 s on two cores that ten programs shared
class GatewayDirectoryTest {
    private static final String CHANNEL = "gridmarket";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final DiscoveryExamples.Node dso = node("gateway-dso", Organisation.DSO);
    private final DiscoveryExamples.Node cooperative = node("gateway-cooperative", Organisation.COOPERATIVE);

    private static DiscoveryExamples.Node node(String name, Organisation organisation) {
        return new DiscoveryExamples.Node(name, organisation, Unit.OPERATOR);
    }

    /** A gateway that tells what the test wants it to tell. */
    private static final class Telling extends DiscoveryGrpc.DiscoveryImplBase implements AutoCloseable {
        private final List<StreamObserver<WatchedCard>> watchers = new ArrayList<>();
        private final List<Message> told = new ArrayList<>();
        private final Server server;

        Telling() throws IOException {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(this)
                    .build()
                    .start();
        }

        String address() {
            return "127.0.0.1:" + server.getPort();
        }

        @Override
        public synchronized void watch(WatchCards request, StreamObserver<WatchedCard> caller) {
            told.forEach(message -> caller.onNext(reply(message)));
            caller.onNext(WatchedCard.newBuilder().setComplete(true).build());
            watchers.add(caller);
        }

        synchronized void tell(Message message) {
            told.add(message);
            watchers.forEach(watcher -> watcher.onNext(reply(message)));
        }

        private static WatchedCard reply(Message message) {
            return WatchedCard.newBuilder()
                    .setMessage(ByteString.copyFrom(Message.write(message).copy()))
                    .build();
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }

    private Telling telling() throws IOException {
        Telling gateway = new Telling();
        open.addFirst(gateway);
        return gateway;
    }

    private static ServiceRecord gatewayAt(Organisation organisation, String address, String channel) {
        return gatewayAt(organisation, address, channel, null);
    }

    private static ServiceRecord gatewayAt(
            Organisation organisation, String address, String channel, @Nullable Bytes key) {
        ServiceRecord example = DiscoveryExamples.service(
                ServiceType.GATEWAY,
                "one",
                new Attribute(Attribute.ORGANISATION, organisation.name()),
                new Attribute(Attribute.CHANNEL, channel));
        int colon = address.lastIndexOf(':');
        return new ServiceRecord(
                example.app(),
                example.type(),
                example.kind(),
                example.scope(),
                example.actor(),
                example.instance(),
                example.port(),
                example.life(),
                List.of(new Endpoint(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), key)),
                null,
                example.attributes());
    }

    private GatewayConnections seededBy(Gateway... contacts) {
        GatewayConnections connections = new GatewayConnections(List.of(contacts), Optional.empty());
        open.addFirst(connections);
        open.addFirst(new GatewayDirectory(
                CHANNEL, DiscoveryExamples.TRUST, DiscoveryExamples.TRUST, Optional.empty(), connections));
        return connections;
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Thread.sleep(20); // until the class's time is over
        }
    }

    private static List<String> addresses(GatewayConnections connections) {
        return connections.gateways().stream().map(Gateway::address).toList();
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void one_seed_is_enough_to_find_the_gateway_of_another_organisation() throws Exception {
        Telling seed = telling();
        Telling other = telling();
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, other.address(), CHANNEL)));

        GatewayConnections connections = seededBy(new Gateway(seed.address(), "DSO"));

        await(() -> connections.gateways().contains(new Gateway(other.address(), "COOPERATIVE")));
        assertThat(EventAgreement.areTwoVoices(connections.gateways())).isTrue();
    }

    @Test
    void a_gateway_that_moves_is_found_at_its_new_address_and_the_old_one_is_let_go() throws Exception {
        Telling seed = telling();
        Telling before = telling();
        Telling after = telling();
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, before.address(), CHANNEL)));
        GatewayConnections connections = seededBy(new Gateway(seed.address(), "DSO"));
        await(() -> addresses(connections).contains(before.address()));

        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, after.address(), CHANNEL)));

        await(() -> addresses(connections).equals(List.of(seed.address(), after.address())));
    }

    @Test
    void what_another_gateway_tells_counts_when_the_seed_is_gone() throws Exception {
        Telling seed = telling();
        Telling other = telling();
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, other.address(), CHANNEL)));
        GatewayConnections connections = seededBy(new Gateway(seed.address(), "DSO"));
        await(() -> addresses(connections).contains(other.address()));

        seed.close();
        Telling third = telling();
        other.tell(dso.card(0, gatewayAt(Organisation.DSO, third.address(), CHANNEL)));

        await(() -> connections.gateways().contains(new Gateway(third.address(), "DSO")));
    }

    @Test
    void gateways_of_another_ledger_are_passed_over() throws Exception {
        Telling seed = telling();
        Telling other = telling();
        seed.tell(dso.card(0, gatewayAt(Organisation.DSO, telling().address(), "another")));
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, other.address(), CHANNEL)));

        GatewayConnections connections = seededBy(new Gateway(seed.address(), "DSO"));

        await(() -> addresses(connections).equals(List.of(seed.address(), other.address())));
    }

    /** A client that slept while a gateway got a new certificate is told of a change only. */
    @Test
    void a_gateway_with_another_key_at_the_same_address_is_connected_to_anew() throws Exception {
        Telling seed = telling();
        String address = "127.0.0.1:9";
        Gateway moved = new Gateway("https://" + address, "COOPERATIVE");
        Bytes first = Bytes.of(new byte[Endpoint.KEY_LENGTH]);
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, address, CHANNEL, first)));
        GatewayConnections connections = seededBy(new Gateway(seed.address(), "DSO"));
        await(() -> connections.gateways().contains(moved));
        ManagedChannel before = connections.channel(moved);

        byte[] other = new byte[Endpoint.KEY_LENGTH];
        other[0] = 1;
        seed.tell(cooperative.card(0, gatewayAt(Organisation.COOPERATIVE, address, CHANNEL, Bytes.of(other))));

        await(before::isShutdown);
        await(() -> connections.gateways().contains(moved));
        assertThat(connections.channel(moved)).isNotSameAs(before);
    }
}
