package org.gridmarket.middleware.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;

/**
 * The TLS CA of an organisation, as far as nodes need it: it issues their certificates and withdraws them. For whoever holds the
 * CA's key: an operator's machine that is not on the network, or the development network.
 *
 * @param certificate the root that others know
 * @param key its private key
 */
public record NodeIssuer(X509Certificate certificate, PrivateKey key) {
    private static final String SIGNED_WITH = "SHA256withECDSA";
    private static final String CURVE = "secp256r1";
    private static final int SERIAL_BITS = 127;

    /** Clocks of nodes may be a little behind that of the issuer. */
    private static final Duration EARLIER = Duration.ofHours(1);

    /** A key for a node or a CA. */
    public static KeyPair newKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A root of its own, for development and tests. */
    public static NodeIssuer selfSigned(String name, Instant now, Duration life, SecureRandom random) {
        KeyPair keys = newKeys(random);
        X500Principal self = new X500Principal("CN=" + Name.check("CA", name));
        X509Certificate root = sign(self, keys.getPrivate(), self, keys.getPublic(), now, life, true, random);
        return new NodeIssuer(root, keys.getPrivate());
    }

    /**
     * A CA whose certificate and key lie in files, PEM, the key as PKCS 8.
     *
     * @throws IllegalArgumentException when one of them cannot be read
     */
    public static NodeIssuer read(Path certificate, Path key) {
        try {
            Bytes shown = Pem.read(certificate.toString(), Pem.CERTIFICATE, Files.readString(certificate))
                    .getFirst();
            return new NodeIssuer(MemberCertificate.parse(shown), Pem.readKey(key.toString(), Files.readString(key)));
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "the CA in " + certificate + " and " + key + " cannot be read: " + unreadable, unreadable);
        }
    }

    /**
     * A certificate for whoever asks, as the request says; whether the one who asks may have it is for the caller to know.
     *
     * @param request PEM, signed with the key that it is for
     * @return the certificate, PEM
     */
    public String certify(String request, Instant now, Duration life, SecureRandom random) {
        NodeRequest asked = NodeRequest.read(request);
        X509Certificate issued = issue(asked.name(), asked.unit(), asked.key(), now, life, random);
        try {
            return Pem.write(Pem.CERTIFICATE, issued.getEncoded());
        } catch (CertificateException unencodable) {
            throw new IllegalStateException(unencodable);
        }
    }

    /** A certificate for a node's key. */
    public X509Certificate issue(
            String node, Unit unit, PublicKey nodeKey, Instant now, Duration life, SecureRandom random) {
        X500Principal subject = new X500Principal(
                "CN=" + Name.check("node", node) + ",OU=" + unit.name().toLowerCase(Locale.ROOT));
        return sign(certificate.getSubjectX500Principal(), key, subject, nodeKey, now, life, false, random);
    }

    private static X509Certificate sign(
            X500Principal issuer,
            PrivateKey issuerKey,
            X500Principal subject,
            PublicKey subjectKey,
            Instant now,
            Duration life,
            boolean authority,
            SecureRandom random) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                    Date.from(now.minus(EARLIER)),
                    Date.from(now.plus(life)),
                    subject,
                    subjectKey);
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKey)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException unusable) {
            throw new IllegalStateException("the key of " + issuer + " cannot sign a certificate", unusable);
        }
    }

    /**
     * A list of all certificates that are withdrawn: it takes the place of the one before.
     *
     * @param number above that of the list before
     * @param serials of all that are withdrawn, those of the list before included
     */
    public Bytes withdraw(long number, Collection<BigInteger> serials, Instant now) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()), Date.from(now));
        try {
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(now), CRLReason.privilegeWithdrawn));
            return Bytes.of(builder.build(signer(key)).getEncoded());
        } catch (IOException | OperatorCreationException unusable) {
            throw new IllegalStateException("the CA's key cannot sign a list", unusable);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(SIGNED_WITH).build(key);
    }
}
