package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes with a gateway that has a certificate, by gRPC and by HTTP. */
class TlsChannelsTest {
    private static final String PASSWORD = "of-the-test-only";

    @TempDir
    private static Path folder;

    private static Path authority = Path.of("");
    private static Path stranger = Path.of("");
    private Server gateway = NettyServerBuilder.forPort(0).build();

    /** One for a gateway, which vouches for itself, and one of somebody else. */
    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException {
        stranger = certificate("stranger");
        authority = certificate("gateway");
    }

    @BeforeEach
    void open() throws Exception {
        gateway = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TlsServerCredentials.newBuilder()
                                .keyManager(keys("gateway").getKeyManagers())
                                .build())
                .addService(new MarketGrpc.MarketImplBase() {
                    @Override
                    public void describe(DescribeRequest request, StreamObserver<MarketDescription> caller) {
                        caller.onNext(MarketDescription.newBuilder()
                                .setChannel("told")
                                .build());
                        caller.onCompleted();
                    }
                })
                .build()
                .start();
    }

    @AfterEach
    void close() throws InterruptedException {
        gateway.shutdownNow();
        assertThat(gateway.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    /** With the JDK's own tool: a key pair in a store, and its certificate as PEM. */
    private static Path certificate(String name) throws IOException, InterruptedException {
        Path pem = folder.resolve(name + ".pem");
        String store = store(name).toString();
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-alias",
                name,
                "-keystore",
                store,
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                store,
                "-storepass",
                PASSWORD,
                "-file",
                pem.toString());
        return pem;
    }

    private static Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private KeyManagerFactory keys(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store(name))) {
            store.load(content, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        return keys;
    }

    private String ask(String address, Optional<Path> trusted) {
        return ask(GatewayChannels.open(address, trusted));
    }

    /** By the transport of a home's programs, at an address that the certificate does not name. */
    private String askPinned(Bytes key) {
        return ask(PinnedOkHttp.builder("localhost:" + gateway.getPort(), new PinnedTrust(key))
                .build());
    }

    private static String ask(ManagedChannel channel) {
        try {
            return MarketGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance())
                    .getChannel();
        } finally {
            channel.shutdownNow();
        }
    }

    private String secured() {
        return "https://127.0.0.1:" + gateway.getPort();
    }

    private static void isRefused(ThrowingCallable call) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    @Test
    void a_gateway_whose_authority_is_named_is_spoken_with() {
        assertThat(ask(secured(), Optional.of(authority))).isEqualTo("told");
    }

    @Test
    void a_gateway_for_which_another_authority_vouches_is_refused() {
        isRefused(() -> ask(secured(), Optional.of(stranger)));
    }

    @Test
    void without_a_named_authority_only_those_of_the_jdk_are_believed() {
        isRefused(() -> ask(secured(), Optional.empty()));
    }

    @Test
    void a_gateway_with_tls_is_not_spoken_with_in_plain_text() {
        isRefused(() -> ask("127.0.0.1:" + gateway.getPort(), Optional.empty()));
    }

    @Test
    void a_gateway_whose_key_is_known_is_believed_by_a_home_whatever_its_certificate_names() throws Exception {
        Bytes key;
        try (InputStream pem = Files.newInputStream(authority)) {
            key = MemberCertificate.keyHash(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }

        assertThat(askPinned(key)).isEqualTo("told");
        isRefused(() -> askPinned(Bytes.utf8("another key of thirty-two bytes.")));
    }

    @Test
    void who_speaks_http_believes_the_same_authority_and_no_other() throws Exception {
        HttpsServer page = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext own = SSLContext.getInstance("TLS");
        own.init(keys("gateway").getKeyManagers(), null, null);
        page.setHttpsConfigurator(new HttpsConfigurator(own));
        page.createContext("/", call -> {
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        page.start();
        try {
            URI address = GatewayChannels.http(
                    "https://127.0.0.1:" + page.getAddress().getPort());

            assertThat(get(address, authority)).isEqualTo(204);
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(address, stranger));
        } finally {
            page.stop(0);
        }
    }

    private static int get(URI address, Path trusted) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(GatewayAuthorities.context(Optional.of(trusted)))
                .build()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
