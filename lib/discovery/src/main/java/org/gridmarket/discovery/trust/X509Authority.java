package org.gridmarket.discovery.trust;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and lists of denials in X.509. Roots are the TLS CAs of the organisations, never the CA of their membership
 * service: a stolen device would else be a client of the ledger. A node's certificate is issued by a root itself.
 */
public final class X509Authority implements Authority {
    private static final String SOURCE = "middleware, Identity and trust";
    private static final String SIGNED_WITH = "SHA256withECDSA";
    private static final String CRL_NUMBER = "2.5.29.20";
    private static final int CURVE_BITS = 256;
    private static final int NO_CA = -1;

    private final Map<Organisation, List<X509Certificate>> roots;
    private final InstantSource clock;
    private final Instant built;

    /**
     * @param roots the TLS CAs of each organisation
     * @param clock for the dates of certificates only
     * @param built when this program was built: a clock before that is wrong, and counts as that date
     */
    public X509Authority(Map<Organisation, List<X509Certificate>> roots, InstantSource clock, Instant built) {
        this.roots = new EnumMap<>(Organisation.class);
        roots.forEach((organisation, certificates) -> this.roots.put(organisation, List.copyOf(certificates)));
        this.clock = clock;
        this.built = built;
    }

    @Override
    public Decision<NodeIdentity> identify(Bytes certificate) {
        try {
            X509Certificate read = MemberCertificate.parse(certificate);
            Organisation organisation = issuerOf(read.getIssuerX500Principal(), read::verify);
            if (organisation == null) {
                return unknown("no root has issued the certificate");
            }
            if (read.getBasicConstraints() != NO_CA || !isOnCurve(read.getPublicKey())) {
                return unknown("the certificate is a CA's, or its key is not P-256");
            }
            Unit unit = unitOf(read);
            String name = MemberCertificate.commonName(read);
            return unit == null
                    ? unknown("the certificate names neither unit operator nor member")
                    : Decision.accept(identity(read, organisation, unit, Name.check("node", name)));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return unknown("the certificate cannot be read: " + unreadable.getMessage());
        }
    }

    private static NodeIdentity identity(
            X509Certificate certificate, Organisation organisation, Unit unit, String name) {
        return new NodeIdentity(
                new NodeId(MemberCertificate.keyHash(certificate)),
                organisation,
                unit,
                name,
                hex(certificate.getSerialNumber()),
                certificate.getNotBefore().toInstant().toEpochMilli(),
                certificate.getNotAfter().toInstant().toEpochMilli());
    }

    private static <T> Decision<T> unknown(String detail) {
        return Decision.reject(DiscoveryRejection.SIGNER_UNKNOWN, SOURCE, detail);
    }

    @FunctionalInterface
    private interface Verification {
        void verify(PublicKey key) throws GeneralSecurityException;
    }

    /** The organisation one of whose roots has this name and made this signature. */
    private @Nullable Organisation issuerOf(X500Principal name, Verification signature) {
        for (Map.Entry<Organisation, List<X509Certificate>> each : roots.entrySet()) {
            for (X509Certificate root : each.getValue()) {
                if (root.getSubjectX500Principal().equals(name) && isGood(signature, root.getPublicKey())) {
                    return each.getKey();
                }
            }
        }
        return null;
    }

    private static boolean isGood(Verification signature, PublicKey key) {
        try {
            signature.verify(key);
            return true;
        } catch (GeneralSecurityException notGood) {
            return false;
        }
    }

    private static boolean isOnCurve(PublicKey key) {
        return key instanceof ECPublicKey curve
                && curve.getParams().getCurve().getField().getFieldSize() == CURVE_BITS;
    }

    /** Exactly one of the units has to be named. */
    private static @Nullable Unit unitOf(X509Certificate certificate) throws CertificateException {
        Unit found = null;
        for (String named : MemberCertificate.units(certificate)) {
            for (Unit unit : Unit.values()) {
                if (unit.name().toLowerCase(Locale.ROOT).equals(named)) {
                    if (found != null) {
                        return null;
                    }
                    found = unit;
                }
            }
        }
        return found;
    }

    @Override
    public boolean isInDate(NodeIdentity identity) {
        Instant now = clock.instant();
        return identity.holdsAt((now.isBefore(built) ? built : now).toEpochMilli());
    }

    @Override
    public boolean isSigned(Bytes certificate, Bytes message, Bytes signature) {
        try {
            Signature check = Signature.getInstance(SIGNED_WITH);
            check.initVerify(MemberCertificate.parse(certificate).getPublicKey());
            check.update(message.copy());
            return check.verify(signature.copy());
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public Decision<DenialList> denials(Bytes list) {
        if (list.length() > DiscoveryLimits.DENIAL_BYTES) {
            return Decision.reject(
                    DiscoveryRejection.TOO_LARGE,
                    SOURCE,
                    "a list of " + list.length() + " bytes; at most " + DiscoveryLimits.DENIAL_BYTES);
        }
        try {
            X509CRL read = (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list.copy()));
            Organisation organisation = issuerOf(read.getIssuerX500Principal(), read::verify);
            return organisation == null
                    ? unknown("no root has signed the list")
                    : Decision.accept(new DenialList(organisation, numberOf(read), serials(read), list));
        } catch (CertificateException | CRLException | IllegalArgumentException unreadable) {
            return unknown("the list cannot be read: " + unreadable.getMessage());
        }
    }

    /** The extension is an octet string around an integer (RFC 5280, 5.2.3), each with one byte of length for what fits here. */
    private static long numberOf(X509CRL list) {
        byte[] extension = list.getExtensionValue(CRL_NUMBER);
        if (extension == null || extension.length < 5 || extension[2] != 2 || extension[3] != extension.length - 4) {
            throw new IllegalArgumentException("it has no number");
        }
        BigInteger number = new BigInteger(extension, 4, extension.length - 4);
        if (number.signum() <= 0 || number.bitLength() > Long.SIZE - 1) {
            throw new IllegalArgumentException("its number is not within 1.." + Long.MAX_VALUE);
        }
        return number.longValueExact();
    }

    private static Set<String> serials(X509CRL list) {
        Set<String> serials = new TreeSet<>();
        Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
        if (entries != null) {
            entries.forEach(entry -> serials.add(hex(entry.getSerialNumber())));
        }
        return serials;
    }

    private static String hex(BigInteger serial) {
        return HexFormat.of().formatHex(serial.toByteArray());
    }
}
