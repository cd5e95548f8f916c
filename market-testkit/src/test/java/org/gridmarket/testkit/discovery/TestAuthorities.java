package org.gridmarket.testkit.discovery;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/** TLS CAs of the consortium that tests issue from. */
final class TestAuthorities {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final long YEAR_SECONDS = 365L * 86_400;

    private final Map<Organisation, KeyPair> keys = new EnumMap<>(Organisation.class);
    private final Map<Organisation, List<X509Certificate>> roots = new EnumMap<>(Organisation.class);
    private long serial;

    TestAuthorities() {
        for (Organisation organisation : Organisation.values()) {
            KeyPair pair = pair();
            keys.put(organisation, pair);
            roots.put(organisation, List.of(root(organisation, pair)));
        }
    }

    Map<Organisation, List<X509Certificate>> roots() {
        return roots;
    }

    X509Certificate rootOf(Organisation organisation) {
        return Objects.requireNonNull(roots.get(organisation)).getFirst();
    }

    KeyPair keysOf(Organisation organisation) {
        return Objects.requireNonNull(keys.get(organisation));
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private X509Certificate root(Organisation organisation, KeyPair pair) {
        return issue(nameOf(organisation), pair, nameOf(organisation), pair, true, true);
    }

    private static String nameOf(Organisation organisation) {
        return "CN=tlsca." + organisation.name();
    }

    /** A certificate for a node's key, signed by whatever key, in the name of an organisation's root. */
    X509Certificate node(String name, Unit unit, KeyPair node, Organisation named, KeyPair issuer, boolean inDate) {
        String subject = "CN=" + name + ",OU=" + unit.name().toLowerCase(Locale.ROOT);
        return issue(subject, node, nameOf(named), issuer, inDate, false);
    }

    private X509Certificate issue(
            String subject, KeyPair subjectKey, String issuer, KeyPair issuerKey, boolean inDate, boolean authority) {
        Instant until = inDate ? NOW.plusSeconds(YEAR_SECONDS) : NOW.minusSeconds(1);
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal(issuer),
                    BigInteger.valueOf(++serial),
                    Date.from(NOW.minusSeconds(YEAR_SECONDS)),
                    Date.from(until),
                    new X500Principal(subject),
                    subjectKey.getPublic());
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKey)));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static ContentSigner signer(KeyPair pair) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    }

    /** A list in the name of an organisation's root, signed by whatever key. */
    Bytes list(Organisation named, KeyPair issuer, long number, Collection<BigInteger> serials) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name(nameOf(named)), Date.from(NOW));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            serials.forEach(each -> builder.addCRLEntry(each, Date.from(NOW), CRLReason.unspecified));
            return Bytes.of(builder.build(signer(issuer)).getEncoded());
        } catch (IOException | OperatorCreationException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
