package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.NodeTable;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.NodeKeys;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.discovery.trust.X509Authority;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;
import org.junit.jupiter.api.Test;

/** Certificates and lists as CAs issue them. */
class X509AuthorityTest extends AuthoritySuite {
    private static final TestAuthorities CONSORTIUM = new TestAuthorities();

    private final Map<String, KeyPair> keys = new HashMap<>();
    private final Map<String, BigInteger> serials = new HashMap<>();

    @Override
    protected Authority authority() {
        return at(TestAuthorities.NOW);
    }

    private static Authority at(Instant now) {
        return new X509Authority(
                CONSORTIUM.roots(), InstantSource.fixed(now), TestAuthorities.NOW.minus(Duration.ofDays(1)));
    }

    @Override
    protected Bytes certificate(String name, Organisation issuer, Unit unit, boolean inDate) {
        KeyPair pair = keys.computeIfAbsent(name, any -> TestAuthorities.pair());
        X509Certificate issued = CONSORTIUM.node(name, unit, pair, issuer, CONSORTIUM.keysOf(issuer), inDate);
        serials.put(name, issued.getSerialNumber());
        return encoded(issued);
    }

    private static Bytes encoded(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    @Override
    protected Bytes forged(String name, Organisation named) {
        return encoded(
                CONSORTIUM.node(name, Unit.OPERATOR, TestAuthorities.pair(), named, TestAuthorities.pair(), true));
    }

    private PrivateKey keyOf(String name) {
        return Objects.requireNonNull(keys.get(name)).getPrivate();
    }

    @Override
    protected Bytes sign(String name, Bytes message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keyOf(name));
            signature.update(message.copy());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    @Override
    protected Bytes list(Organisation issuer, long number, Set<String> names) {
        return CONSORTIUM.list(
                issuer,
                CONSORTIUM.keysOf(issuer),
                number,
                names.stream().map(serials::get).toList());
    }

    @Override
    protected Bytes forgedList(Organisation named, long number) {
        return CONSORTIUM.list(named, TestAuthorities.pair(), number, List.of());
    }

    @Test
    void a_root_is_no_node() {
        Bytes root = encoded(CONSORTIUM.rootOf(Organisation.DSO));

        assertThat(authority().identify(root).isAccepted()).isFalse();
    }

    @Test
    void a_clock_before_the_date_of_the_program_counts_as_that_date() {
        NodeIdentity node = authority()
                .identify(certificate("n1", Organisation.DSO, Unit.OPERATOR, true))
                .orThrow();

        assertThat(at(Instant.EPOCH).isInDate(node)).isTrue();
    }

    @Test
    void a_list_without_a_number_that_can_be_counted_is_of_nobody() {
        assertThat(authority().denials(list(Organisation.DSO, 0, Set.of())).isAccepted())
                .isFalse();
    }

    @Test
    void a_head_signed_with_real_keys_is_believed() {
        Bytes certificate = certificate("n1", Organisation.DSO, Unit.OPERATOR, true);
        NodeIdentity identity = authority().identify(certificate).orThrow();
        NodeKeys node = new NodeKeys(identity, certificate, keyOf("n1"), new SecureRandom());
        Mandate mandate = node.begin(3);
        Bytes nothing = Content.EMPTY.hash();
        Head head = node.sign(new Head.Text(
                identity.node(),
                DiscoveryExamples.SITE,
                new HeadKey(3, 1),
                DiscoveryTimes.DEFAULT_LEASE_MILLIS,
                nothing,
                nothing,
                mandate.hash()));
        HeadCheck judge = new HeadCheck(
                authority(), new PinnedEd25519(), new DenialBook(), DiscoveryExamples.SITE, EnumSet.of(Unit.OPERATOR));

        NodeTable table = new NodeTable(judge);

        assertThat(table.accept(new Message.Copy(head, 0, mandate, Content.EMPTY), 0))
                .matches(decision -> decision.isAccepted());
        assertThat(table.find(identity.node()).orElseThrow().isLive()).isTrue();
    }
}
