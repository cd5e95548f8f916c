package org.gridmarket.middleware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFilesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final SecureRandom random = new SecureRandom();
    private final NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", NOW, YEAR, random);
    private final X509Authority authority = new X509Authority(
            Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.fixed(NOW), Instant.EPOCH);

    @TempDir
    private Path folder;

    private NodeFiles files = new NodeFiles(Path.of("target"));

    @BeforeEach
    void begin() {
        files = new NodeFiles(folder.resolve("node"));
    }

    private X509Certificate issued(String request) throws IOException {
        PKCS10CertificationRequest asked = new PKCS10CertificationRequest(
                Pem.read("request", Pem.REQUEST, request).getFirst().copy());
        return issuer.issue(
                "meter-7",
                Unit.MEMBER,
                new JcaPEMKeyConverter().getPublicKey(asked.getSubjectPublicKeyInfo()),
                NOW,
                YEAR,
                random);
    }

    private static String pem(X509Certificate certificate) throws CertificateException {
        return Pem.write(Pem.CERTIFICATE, certificate.getEncoded());
    }

    @Test
    void what_the_organisation_has_issued_for_the_request_is_what_the_daemon_shows() throws Exception {
        X509Certificate certificate = issued(files.init("meter-7", Unit.MEMBER, random));

        NodeIdentity accepted = files.accept(pem(certificate), authority).orThrow();

        NodeFiles.Loaded loaded = files.load(authority, random).orThrow();
        assertThat(loaded.identity()).isEqualTo(accepted);
        assertThat(loaded.identity().name()).isEqualTo("meter-7");
        assertThat(loaded.identity().unit()).isEqualTo(Unit.MEMBER);
        assertThat(loaded.identity().organisation()).isEqualTo(Organisation.DSO);
        assertThat(loaded.certificate()).isEqualTo(certificate);
    }

    @Test
    void a_certificate_for_another_key_is_refused() throws Exception {
        files.init("meter-7", Unit.MEMBER, random);
        KeyPair other = NodeIssuer.newKeys(random);

        Decision<NodeIdentity> answer = files.accept(
                pem(issuer.issue("meter-7", Unit.MEMBER, other.getPublic(), NOW, YEAR, random)), authority);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        no -> assertThat(no.reason().code()).isEqualTo(DiscoveryRejection.SIGNATURE_BAD));
    }

    @Test
    void a_second_key_would_be_another_node() {
        files.init("meter-7", Unit.MEMBER, random);

        assertThatThrownBy(() -> files.init("meter-7", Unit.MEMBER, random)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_the_owner_reads_the_key() throws IOException {
        files.init("meter-7", Unit.MEMBER, random);

        assertThat(Files.getPosixFilePermissions(folder.resolve("node/key.pem")))
                .hasSize(2);
    }

    @Test
    void a_list_that_the_issuer_signs_names_the_node() throws Exception {
        X509Certificate certificate = issued(files.init("meter-7", Unit.MEMBER, random));
        NodeIdentity node = files.accept(pem(certificate), authority).orThrow();

        DenialList list = authority
                .denials(issuer.withdraw(3, List.of(certificate.getSerialNumber()), NOW))
                .orThrow();

        assertThat(list.number()).isEqualTo(3);
        assertThat(list.names(node)).isTrue();
    }
}
