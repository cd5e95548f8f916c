package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.GatewayKey;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.OpenedRequest;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;
import org.gridmarket.oblivious.forwarder.ForwarderLimits;
import org.gridmarket.oblivious.forwarder.ObliviousCaller;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations through the real relay and the real gateway, on the real rules. */
@QuarkusTest
class ObliviousServicesTest extends GatewaySuite {
    /** Of the whole loopback network, so that the gateway could tell the client from the relay. */
    private static final String CLIENT = "127.0.0.77";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ArrivedRequests arrived;

    @Inject
    MeterRegistry meters;

    private HttpClient http;
    private ObliviousForwarder relay;
    private ListeningWire wire;

    @BeforeEach
    void open() throws IOException {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(CLIENT))
                .build();
        relay = ObliviousForwarder.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(gateway("/")),
                ForwarderLimits.STANDARD,
                InstantSource.system());
        wire = new ListeningWire(relay.port());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        relay.close();
        http.shutdownNow();
    }

    private URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    private BinaryResponse ask(int port, BinaryRequest request) {
        URI address = URI.create("http://127.0.0.1:" + port + "/1");
        return switch (new ObliviousCaller(http, address, PATIENCE, RANDOM).ask(request)) {
            case ObliviousCaller.Outcome.Answered(BinaryResponse response) -> response;
            case ObliviousCaller.Outcome.Lost(String reason) -> throw new AssertionError(reason);
        };
    }

    private static BinaryRequest carrying(SignedOperation operation) {
        return new BinaryRequest("POST", "https", "gridmarket", "/relay", Bytes.of(operation.toByteArray()));
    }

    private SignedOperation withdrawalOf(long wh) {
        return operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(wh));
    }

    private static SubmitOutcome outcome(BinaryResponse response) throws InvalidProtocolBufferException {
        assertThat(response.status()).as(response.content().toUtf8()).isEqualTo(200);
        return SubmitOutcome.parseFrom(response.content().copy());
    }

    private HttpResponse<byte[]> post(byte[] sealed, String mediaType) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(gateway("/ohttp"))
                        .header("content-type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private int statusOf(byte[] sealed) throws IOException, InterruptedException {
        return post(sealed, SealedRequest.MEDIA_TYPE).statusCode();
    }

    private SealedRequest sealed(BinaryRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> keys = http.send(
                HttpRequest.newBuilder(gateway("/ohttp-keys")).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(keys.headers().firstValue("content-type").orElseThrow()).startsWith(KeyConfiguration.MEDIA_TYPE);
        KeyConfiguration known = KeyConfiguration.firstOf(Bytes.of(keys.body())).orElseThrow();
        return SealedRequest.of(known, Padding.pad(request.octets()), RANDOM);
    }

    @Test
    void an_operation_is_committed_through_relay_and_gateway() throws Exception {
        traded();

        SubmitOutcome outcome = outcome(ask(relay.port(), carrying(withdrawalOf(11))));

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
    }

    @Test
    void a_retry_sealed_anew_gets_the_first_outcome() throws Exception {
        traded();
        SignedOperation once = withdrawalOf(12);
        outcome(ask(relay.port(), carrying(once)));

        assertThat(outcome(ask(relay.port(), carrying(once))).getCommitted().getRepeated())
                .isTrue();
    }

    @Test
    void the_relay_sees_nothing_of_the_account() throws Exception {
        traded();
        AccountKey account = EnergyExamples.keyPair(2).publicKey();
        byte[] key = account.key().copy();

        outcome(ask(wire.port(), carrying(withdrawalOf(13))));

        assertThat(wire.heard())
                .contains("/1/ohttp", SealedRequest.MEDIA_TYPE, OpenedRequest.ANSWER_MEDIA_TYPE)
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1))
                .doesNotContain(account.toHex())
                .doesNotContain(Base64.getEncoder().encodeToString(key))
                .doesNotContain("withdrawAssets");
    }

    @Test
    void the_same_wire_shows_the_account_where_nothing_is_sealed() throws Exception {
        traded();
        SignedOperation operation = withdrawalOf(14);
        byte[] key = EnergyExamples.keyPair(2).publicKey().key().copy();

        http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wire.port() + "/1/ohttp"))
                        .header("content-type", SealedRequest.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(operation.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(wire.heard()).contains(new String(key, StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_gateway_sees_nothing_of_the_client() throws Exception {
        traded();

        outcome(ask(relay.port(), carrying(withdrawalOf(15))));
        assertThat(statusOf(new byte[0])).isEqualTo(400); // straight to the gateway: so the address would be seen

        List<ArrivedRequests.Arrived> seen = arrived.at("/ohttp");
        assertThat(seen.getLast().remoteAddress()).isEqualTo(CLIENT);
        ArrivedRequests.Arrived carried = seen.get(seen.size() - 2);
        assertThat(carried.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(carried.headers())
                .doesNotContain(CLIENT)
                .doesNotContainIgnoringCase("forwarded")
                .doesNotContainIgnoringCase("via=");
    }

    @Test
    void only_the_relay_can_be_asked_for() throws Exception {
        traded();

        assertThat(ask(relay.port(), new BinaryRequest("GET", "https", "gridmarket", "/api/market", Bytes.utf8("")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_the_relay_refuses_comes_back_sealed() throws Exception {
        traded();
        SignedOperation unknown =
                operation(EnergyExamples.keyPair(999), ledger.with(MarketOnLedger::nextOperation), withdrawal(1));

        assertThat(ask(relay.port(), carrying(unknown)).status()).isEqualTo(403);
        assertThat(ask(relay.port(), new BinaryRequest("POST", "https", "g", "/relay", Bytes.utf8("junk")))
                        .status())
                .isEqualTo(400);
    }

    private double counted(String door, String account) {
        return meters.counter("gridmarket.arrived", "door", door, "account", account)
                .count();
    }

    @Test
    void the_gateway_counts_by_which_door_public_and_anonymous_accounts_come() throws Exception {
        traded();
        double sealed = counted("sealed", "public");
        double direct = counted("direct", "public");
        double anonymous = counted("sealed", "anonymous");
        SignedOperation unknown =
                operation(EnergyExamples.keyPair(998), ledger.with(MarketOnLedger::nextOperation), withdrawal(1));

        outcome(ask(relay.port(), carrying(withdrawalOf(17))));
        submit(withdrawalOf(18));
        ask(relay.port(), carrying(unknown));

        assertThat(counted("sealed", "public")).isEqualTo(sealed + 1);
        assertThat(counted("direct", "public")).isEqualTo(direct + 1);
        assertThat(counted("sealed", "anonymous")).isEqualTo(anonymous + 1);
    }

    @Test
    void an_anonymous_account_that_comes_straight_is_counted_as_such() throws Exception {
        traded();
        double before = counted("direct", "anonymous");
        SignedOperation unknown =
                operation(EnergyExamples.keyPair(997), ledger.with(MarketOnLedger::nextOperation), withdrawal(1));

        assertThat(refusal(() -> submit(unknown))).isEqualTo(Status.Code.PERMISSION_DENIED);

        assertThat(counted("direct", "anonymous")).isEqualTo(before + 1);
    }

    @Test
    void a_copy_of_a_sealed_request_is_refused() throws Exception {
        traded();
        byte[] sealed = sealed(carrying(withdrawalOf(16))).octets().copy();

        assertThat(statusOf(sealed)).isEqualTo(200);
        assertThat(statusOf(sealed)).isEqualTo(409);
    }

    @Test
    void a_request_under_another_key_is_refused_as_unknown() throws Exception {
        KeyConfiguration other = GatewayKey.ofSeed(Bytes.utf8("thirty-two octets of another key"))
                .configuration();
        byte[] sealed = SealedRequest.of(other, Padding.pad(Bytes.utf8("x")), RANDOM)
                .octets()
                .copy();

        assertThat(statusOf(sealed)).isEqualTo(422);
    }

    @Test
    void a_truncated_request_is_refused() throws Exception {
        byte[] sealed =
                sealed(carrying(SignedOperation.getDefaultInstance())).octets().copy();

        assertThat(statusOf(Arrays.copyOf(sealed, 30))).isEqualTo(400);
        assertThat(statusOf(Arrays.copyOf(sealed, sealed.length - 1))).isEqualTo(422);
    }

    @Test
    void an_oversized_request_is_refused() throws Exception {
        int most = GatewayLimits.STANDARD.obliviousRequestBytes();

        assertThat(statusOf(new byte[most + 1])).isEqualTo(413);
        assertThat(statusOf(new byte[most])).isNotEqualTo(413);
    }

    @Test
    void another_kind_of_content_is_refused() throws Exception {
        assertThat(post(new byte[100], "application/json").statusCode()).isEqualTo(415);
    }
}
