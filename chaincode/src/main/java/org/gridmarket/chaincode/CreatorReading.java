package org.gridmarket.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.chaincode.FabricCall.UnknownCreatorException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** From the creator of a proposal to a member of the consortium. The peer has checked the certificate and the signature. */
final class CreatorReading {
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
            Bytes certificate = Bytes.of(identity.getIdBytes().toByteArray());
            return MemberCertificate.read(identity.getMspid(), certificate)
                    .orElseThrow(() -> new UnknownCreatorException(
                            "MSP '" + identity.getMspid() + "' is no member of the consortium"));
        } catch (InvalidProtocolBufferException | CertificateException malformed) {
            throw new UnknownCreatorException("the creator is no X.509 identity: " + malformed.getMessage());
        }
    }
}
