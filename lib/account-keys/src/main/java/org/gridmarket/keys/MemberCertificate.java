package org.gridmarket.keys;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * From a Fabric identity to a member of the consortium: the organisation by its membership service, administrator by the
 * certificate's organisational unit (Fabric's NodeOUs). Chaincode and audits read it here, so that both see the same role.
 * Whether the certificate is genuine is for others to check.
 */
public final class MemberCertificate {
    private static final String ADMINISTRATOR_UNIT = "admin";

    private MemberCertificate() {}

    /**
     * Who this is; empty when the membership service is none of the consortium.
     *
     * @param certificate X.509, PEM or DER
     * @throws CertificateException when it cannot be read
     */
    public static Optional<Caller.Member> read(String mspId, Bytes certificate) throws CertificateException {
        X509Certificate read = parse(certificate);
        boolean administrator = units(read).contains(ADMINISTRATOR_UNIT);
        String subject = commonName(read);
        return Arrays.stream(Organisation.values())
                .filter(organisation -> organisation.mspId().equals(mspId))
                .findFirst()
                .map(organisation -> new Caller.Member(organisation, administrator, subject));
    }

    /** Reads X.509, PEM or DER. */
    public static X509Certificate parse(Bytes certificate) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.copy()));
    }

    /** How records of discovery name its key: SHA-256 of the public key, 32 bytes. */
    public static Bytes keyHash(X509Certificate certificate) {
        return Digest.sha256(Bytes.of(certificate.getPublicKey().getEncoded()));
    }

    /** The organisational units of its subject. */
    public static List<String> units(X509Certificate certificate) throws CertificateException {
        return values(certificate, "OU");
    }

    /** Its common name; several are joined by a slash. */
    public static String commonName(X509Certificate certificate) throws CertificateException {
        return String.join("/", values(certificate, "CN"));
    }

    /** One part of a name may hold several values, such as OU=acme+OU=admin, which a Fabric CA issues for affiliations. */
    private static List<String> values(X509Certificate certificate, String attribute) throws CertificateException {
        List<String> found = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                for (Attribute each : Collections.list(part.toAttributes().getAll())) {
                    if (each.getID().equalsIgnoreCase(attribute)) {
                        Collections.list(each.getAll()).forEach(value -> found.add(value.toString()));
                    }
                }
            }
            return found;
        } catch (NamingException malformed) {
            throw new CertificateException("its subject cannot be read: " + malformed.getMessage(), malformed);
        }
    }
}
