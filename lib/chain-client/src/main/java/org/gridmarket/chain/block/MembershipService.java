package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/**
 * Whose certificates count as whose, and in which role: one organisation's part of the channel's configuration, judged as
 * Fabric judges it (F:msp/mspimpl.go, mspimplvalidate.go). As there, a certificate that has expired since still counts:
 * what it signed in time stays signed.
 */
final class MembershipService {
    private static final int X509 = 0; // MSPConfig.type: FABRIC; IDEMIX is 1
    private static final Duration INTO_VALIDITY = Duration.ofSeconds(1);

    private final String id;
    private final Set<TrustAnchor> roots = new HashSet<>();
    private final List<X509Certificate> intermediates;
    private final List<X509CRL> revocations;
    private final Set<X509Certificate> administrators;
    private final FabricNodeOUs units;

    /** @throws BlockRefusedException when it is no X.509 service or its certificates cannot be read */
    MembershipService(MSPConfig description) throws BlockRefusedException {
        if (description.getType() != X509) {
            throw new BlockRefusedException("a membership service of type " + description.getType()
                    + " is in the configuration; only X.509 (type 0) can be checked");
        }
        try {
            FabricMSPConfig parts = FabricMSPConfig.parseFrom(description.getConfig());
            id = parts.getName();
            for (X509Certificate root : certificates(parts.getRootCertsList())) {
                roots.add(new TrustAnchor(root, null));
            }
            intermediates = certificates(parts.getIntermediateCertsList());
            administrators = Set.copyOf(certificates(parts.getAdminsList()));
            revocations = revocations(parts.getRevocationListList());
            units = parts.getFabricNodeOus();
        } catch (InvalidProtocolBufferException | CertificateException | CRLException malformed) {
            throw new BlockRefusedException("a membership service of the configuration cannot be read", malformed);
        }
    }

    String id() {
        return id;
    }

    private static List<X509Certificate> certificates(List<ByteString> encoded) throws CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (ByteString one : encoded) {
            all.add(MemberCertificate.parse(Bytes.of(one.toByteArray())));
        }
        return all;
    }

    private static List<X509CRL> revocations(List<ByteString> encoded) throws CertificateException, CRLException {
        List<X509CRL> all = new ArrayList<>();
        for (ByteString one : encoded) {
            all.add((X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(one.toByteArray())));
        }
        return all;
    }

    /** Whether its authorities have issued the certificate, and not taken it back. */
    boolean vouchesFor(X509Certificate certificate) {
        boolean isAuthority = certificate.getBasicConstraints() >= 0; // authorities do not act themselves
        return !isAuthority
                && revocations.stream().noneMatch(list -> list.isRevoked(certificate))
                && isIssued(certificate);
    }

    private boolean isIssued(X509Certificate certificate) {
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(certificate);
            PKIXBuilderParameters path = new PKIXBuilderParameters(roots, wanted);
            List<X509Certificate> known = new ArrayList<>(intermediates);
            known.add(certificate);
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            path.setRevocationEnabled(false); // lists come with the configuration and are asked above
            path.setDate(Date.from(certificate.getNotBefore().toInstant().plus(INTO_VALIDITY)));
            CertPathBuilder.getInstance("PKIX").build(path);
            return true;
        } catch (GeneralSecurityException notIssued) {
            return false; // whatever the reason, nobody vouches for it
        }
    }

    /** Whether a certificate that it vouches for has the role. */
    boolean hasRole(X509Certificate certificate, MSPRoleType role) {
        return switch (role) {
            case MEMBER -> true;
            case ADMIN -> administrators.contains(certificate) || isOf(certificate, units.getAdminOuIdentifier());
            case CLIENT -> isOf(certificate, units.getClientOuIdentifier());
            case PEER -> isOf(certificate, units.getPeerOuIdentifier());
            case ORDERER -> isOf(certificate, units.getOrdererOuIdentifier());
            case UNRECOGNIZED -> false;
        };
    }

    private boolean isOf(X509Certificate certificate, FabricOUIdentifier unit) {
        String name = unit.getOrganizationalUnitIdentifier();
        try {
            return units.getEnable()
                    && !name.isEmpty()
                    && MemberCertificate.units(certificate).contains(name);
        } catch (CertificateException withoutReadableSubject) {
            return false;
        }
    }
}
