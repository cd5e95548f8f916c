package org.gridmarket.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.Gridmarket;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NodeCommandsTest {
    private final NodeIssuer issuer =
            NodeIssuer.selfSigned("tlsca.DSO", Instant.now(), Duration.ofDays(1), new SecureRandom());

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void authority() throws Exception {
        byte[] root = issuer.certificate().getEncoded();
        new Consortium("gridmarket", List.of(new Consortium.Root("DSO", Bytes.of(root))))
                .write(folder.resolve("consortium.json"));
        pem("ca.pem", "CERTIFICATE", root);
        pem("ca.key", "PRIVATE KEY", issuer.key().getEncoded());
    }

    private void pem(String file, String type, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        return commands.execute(arguments);
    }

    private int initialise() {
        return run(
                "node",
                "init",
                "feeder-7",
                "--dir",
                path("node"),
                "--consortium",
                path("consortium.json"),
                "--ca-certificate",
                path("ca.pem"),
                "--ca-key",
                path("ca.key"));
    }

    @Test
    void a_node_whose_ca_is_here_is_ready_to_run() {
        assertThat(initialise()).as(said.toString()).isZero();

        assertThat(said.toString()).contains("is feeder-7 of DSO, OPERATOR", "gridmarket node run");
    }

    @Test
    void a_key_is_never_made_twice() {
        initialise();

        assertThat(initialise()).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("another key is another node");
    }

    @Test
    void a_file_that_is_not_there_leaves_no_key_behind() {
        assertThat(run("node", "init", "feeder-7", "--dir", path("node"), "--consortium", path("none.json")))
                .isEqualTo(ExitCode.FAILED);

        assertThat(said.toString()).contains("none.json");
        assertThat(initialise()).as(said.toString()).isZero();
    }

    @Test
    void without_a_ca_the_request_is_to_be_signed_and_another_nodes_certificate_is_not_taken() throws IOException {
        initialise();
        Path certificate = Files.copy(folder.resolve("node/certificate.pem"), folder.resolve("others.pem"));

        assertThat(run("node", "init", "feeder-8", "--dir", path("other"))).isZero();
        assertThat(folder.resolve("other/request.pem")).isNotEmptyFile();
        assertThat(run(
                        "node",
                        "accept",
                        certificate.toString(),
                        "--dir",
                        path("other"),
                        "--consortium",
                        path("consortium.json")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("SIGNATURE_BAD");
    }

    @Test
    void a_node_without_daemon_says_how_to_start_it() {
        initialise();

        assertThat(run("node", "list", "--dir", path("node"))).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("gridmarket node run --dir");
    }

    @Test
    void an_address_that_is_taken_is_refused_by_its_name() throws IOException {
        initialise();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            assertThat(run("node", "run", "--dir", path("node"), "--listen", address))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(said.toString()).contains("cannot listen on", Integer.toString(taken.getLocalPort()));
        }
    }

    /** It would withdraw nothing of the node, and let in again whom the other organisation had withdrawn. */
    @Test
    void a_list_of_another_organisations_ca_denies_nobody() throws Exception {
        NodeIssuer other =
                NodeIssuer.selfSigned("tlsca.COOPERATIVE", Instant.now(), Duration.ofDays(1), new SecureRandom());
        Authority believed = new Consortium(
                        "gridmarket",
                        List.of(
                                new Consortium.Root(
                                        "DSO", Bytes.of(issuer.certificate().getEncoded())),
                                new Consortium.Root(
                                        "COOPERATIVE",
                                        Bytes.of(other.certificate().getEncoded()))))
                .authority(InstantSource.system());
        X509Certificate shown = issuer.issue(
                "feeder-7",
                Unit.OPERATOR,
                NodeIssuer.newKeys(new SecureRandom()).getPublic(),
                Instant.now(),
                Duration.ofDays(1),
                new SecureRandom());
        NodeIdentity denied = believed.identify(Bytes.of(shown.getEncoded())).orThrow();
        List<BigInteger> serials = List.of(shown.getSerialNumber());
        Bytes own = issuer.withdraw(1, serials, Instant.now());

        assertThat(DenyNode.checked(own, denied, believed)).isEqualTo(own);
        assertThatThrownBy(() -> DenyNode.checked(other.withdraw(1, serials, Instant.now()), denied, believed))
                .hasMessageContaining("the CA is of COOPERATIVE, and feeder-7 is of DSO");
    }
}
