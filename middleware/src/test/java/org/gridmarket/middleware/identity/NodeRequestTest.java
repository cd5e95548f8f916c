package org.gridmarket.middleware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRequestTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final SecureRandom random = new SecureRandom();
    private final NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", NOW, YEAR, random);

    @TempDir
    private Path folder;

    @Test
    void what_is_certified_is_what_was_asked_for_and_fits_the_key() {
        NodeFiles files = new NodeFiles(folder);
        String request = files.init("meter-7", Unit.MEMBER, random);
        X509Authority authority = new X509Authority(
                Map.of(Organisation.DSO, List.of(issuer.certificate())), InstantSource.fixed(NOW), Instant.EPOCH);

        var identity = files.accept(issuer.certify(request, NOW, YEAR, random), authority)
                .orThrow();

        assertThat(identity.name()).isEqualTo("meter-7");
        assertThat(identity.unit()).isEqualTo(Unit.MEMBER);
    }

    @Test
    void a_request_that_was_changed_is_refused() {
        byte[] request = Pem.read("request", Pem.REQUEST, new NodeFiles(folder).init("meter-7", Unit.MEMBER, random))
                .getFirst()
                .copy();
        request[request.length - 1] ^= 1; // of the signature

        assertThatIllegalArgumentException().isThrownBy(() -> NodeRequest.read(Pem.write(Pem.REQUEST, request)));
    }
}
