package org.gridmarket.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.gridmarket.chaincode.FabricCall.UnknownCreatorException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * From the creator of a proposal to a member of the consortium: the organisation by its membership service, administrator
 * by the certificate's organisational unit (Fabric's NodeOUs). The peer has checked the certificate and the signature.
 */
final class CreatorReading {
    private static final String ADMINISTRATOR_UNIT = "admin";
    private static final int KNOWN_LIMIT = 1_000;

    private final Map<ByteString, Caller.Member> known = new ConcurrentHashMap<>();

    Caller.Member read(byte[] creator) throws UnknownCreatorException {
        ByteString key = ByteString.copyFrom(creator);
        Caller.Member member = known.get(key);
        if (member == null) {
            member = parse(key);
            if (known.size() < KNOWN_LIMIT) { // identities are few; whoever comes after is parsed each time
                known.put(key, member);
            }
        }
        return member;
    }

    private static Caller.Member parse(ByteString creator) throws UnknownCreatorException {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(creator);
            Organisation organisation = organisationOf(identity.getMspid());
            LdapName subject = new LdapName(
                    certificateOf(identity).getSubjectX500Principal().getName());
            boolean administrator = values(subject, "OU").contains(ADMINISTRATOR_UNIT);
            return new Caller.Member(organisation, administrator, String.join("/", values(subject, "CN")));
        } catch (InvalidProtocolBufferException | CertificateException | InvalidNameException malformed) {
            throw new UnknownCreatorException("the creator is no X.509 identity: " + malformed.getMessage());
        }
    }

    private static Organisation organisationOf(String mspId) throws UnknownCreatorException {
        return Arrays.stream(Organisation.values())
                .filter(organisation -> organisation.mspId().equals(mspId))
                .findFirst()
                .orElseThrow(() -> new UnknownCreatorException("MSP '" + mspId + "' is no member of the consortium"));
    }

    private static X509Certificate certificateOf(SerializedIdentity identity) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(identity.getIdBytes().toByteArray()));
    }

    private static List<String> values(LdapName subject, String attribute) {
        return subject.getRdns().stream()
                .filter(part -> part.getType().equalsIgnoreCase(attribute))
                .map(Rdn::getValue)
                .map(Object::toString)
                .toList();
    }
}
