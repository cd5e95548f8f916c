package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * The channel's configuration as one of its blocks states it: whose signatures make a block, whose make an endorsement.
 * Immutable; safe for many threads.
 */
final class ChannelConfiguration {
    private static final String ORDERER = "Orderer";
    private static final String APPLICATION = "Application";
    private static final String MSP = "MSP";
    private static final String BLOCK_POLICY = "BlockValidation";
    private static final int KNOWN_LIMIT = 10_000; // identities are few; beyond, each is judged anew

    private final ConfigGroup channel;
    private final Map<String, MembershipService> services = new HashMap<>();
    private final Map<Integer, ByteString> consenters = new HashMap<>();
    private final SortedMap<Integer, String> addresses = new TreeMap<>();
    private final Map<ByteString, Optional<Identity>> known = new ConcurrentHashMap<>();

    private ChannelConfiguration(ConfigGroup channel) throws BlockRefusedException, InvalidProtocolBufferException {
        this.channel = channel;
        for (String kind : List.of(ORDERER, APPLICATION)) {
            for (ConfigGroup organisation : group(kind).getGroupsMap().values()) {
                ByteString description = organisation.getValuesOrThrow(MSP).getValue();
                MembershipService service = new MembershipService(MSPConfig.parseFrom(description));
                services.putIfAbsent(service.id(), service);
            }
        }
        if (group(ORDERER).containsValues("Orderers")) { // BFT; absent under Raft
            Orderers orderers = Orderers.parseFrom(
                    group(ORDERER).getValuesOrThrow("Orderers").getValue());
            for (Consenter one : orderers.getConsenterMappingList()) {
                addresses.put(one.getId(), one.getHost().isEmpty() ? "" : one.getHost() + ":" + one.getPort());
                consenters.put(
                        one.getId(),
                        SerializedIdentity.newBuilder()
                                .setMspid(one.getMspId())
                                .setIdBytes(one.getIdentity())
                                .build()
                                .toByteString());
            }
        }
    }

    /** Reads a configuration block. */
    static ChannelConfiguration of(Block block) throws BlockRefusedException {
        long number = block.getHeader().getNumber();
        try {
            if (!Envelopes.isConfiguration(block)) {
                throw new BlockRefusedException("block " + number + " holds no configuration of the channel");
            }
            Config config = ConfigEnvelope.parseFrom(
                            Envelopes.payloadOf(block.getData().getData(0)).getData())
                    .getConfig();
            return new ChannelConfiguration(config.getChannelGroup());
        } catch (InvalidProtocolBufferException | IllegalArgumentException malformed) {
            throw new BlockRefusedException("the configuration in block " + number + " cannot be read", malformed);
        }
    }

    /**
     * Refuses a block that its orderers have not signed as the configuration demands.
     *
     * @return who has signed it
     */
    BlockSigners requireOrderers(Block block) throws BlockRefusedException {
        long number = block.getHeader().getNumber();
        try {
            List<SignedStatement> signed = BlockSignatures.of(block, consenters);
            Map<Identity, ByteString> signers = signers(signed);
            List<Identity> genuine = List.copyOf(signers.keySet());
            if (!PolicyJudge.isSatisfied(BLOCK_POLICY, group(ORDERER), genuine)) {
                throw new BlockRefusedException("block " + number + " has " + genuine.size()
                        + " genuine signatures of members of the channel, of " + signed.size()
                        + " in all; that is not what the channel demands of its orderers");
            }
            return signersOf(block, signers.values());
        } catch (InvalidProtocolBufferException malformed) {
            throw new BlockRefusedException("the signatures of block " + number + " cannot be read", malformed);
        }
    }

    /** Whether the signatures hold and satisfy a policy, by a reference such as {@code /Channel/Application/Endorsement}. */
    boolean satisfies(String reference, List<SignedStatement> signed) throws InvalidProtocolBufferException {
        List<String> parts = PolicyJudge.partsOf(reference);
        return !parts.isEmpty()
                && PolicyJudge.isSatisfied(
                        parts.getLast(),
                        PolicyJudge.groupAt(channel, parts.subList(0, parts.size() - 1)),
                        genuine(signed));
    }

    boolean satisfies(SignaturePolicyEnvelope policy, List<SignedStatement> signed)
            throws InvalidProtocolBufferException {
        return PolicyJudge.isSatisfied(policy, genuine(signed));
    }

    /** Whether a member of the channel has signed it. */
    boolean isGenuine(SignedStatement signed) {
        return !genuine(List.of(signed)).isEmpty();
    }

    /** The distinct members whose signatures hold. */
    private List<Identity> genuine(List<SignedStatement> signed) {
        return List.copyOf(signers(signed).keySet());
    }

    /** Likewise, each with the octets that name it. */
    private Map<Identity, ByteString> signers(List<SignedStatement> signed) {
        Map<Identity, ByteString> found = new LinkedHashMap<>();
        for (SignedStatement one : signed) {
            identity(one.identity())
                    .filter(signer -> holds(signer.certificate().getPublicKey(), one))
                    .ifPresent(signer -> found.putIfAbsent(signer, one.identity()));
        }
        return found;
    }

    /** Under BFT all consenters, by number, with those who signed; under Raft the signers only, who have no number. */
    private BlockSigners signersOf(Block block, Collection<ByteString> signers) throws InvalidProtocolBufferException {
        List<BlockSigners.Orderer> orderers = new ArrayList<>();
        if (consenters.isEmpty()) {
            for (ByteString signer : signers) {
                orderers.add(new BlockSigners.Orderer(
                        0, SerializedIdentity.parseFrom(signer).getMspid(), "", true));
            }
            return new BlockSigners(block.getHeader().getNumber(), orderers, OptionalInt.empty());
        }
        for (Map.Entry<Integer, String> one : addresses.entrySet()) {
            ByteString identity = consenters.get(one.getKey());
            orderers.add(new BlockSigners.Orderer(
                    one.getKey(),
                    SerializedIdentity.parseFrom(identity).getMspid(),
                    one.getValue(),
                    signers.contains(identity)));
        }
        return new BlockSigners(
                block.getHeader().getNumber(),
                orderers,
                BlockSignatures.leader(block, List.copyOf(addresses.keySet())));
    }

    private static boolean holds(PublicKey key, SignedStatement signed) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> "";
        };
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(signed.statement().toByteArray());
            return check.verify(signed.signature().toByteArray());
        } catch (GeneralSecurityException noSignature) {
            return false; // octets that are no signature of such a key
        }
    }

    private Optional<Identity> identity(ByteString serialized) {
        Optional<Identity> found = known.get(serialized);
        if (found == null) {
            found = read(serialized);
            if (known.size() < KNOWN_LIMIT) {
                known.put(serialized, found);
            }
        }
        return found;
    }

    private Optional<Identity> read(ByteString serialized) {
        try {
            SerializedIdentity named = SerializedIdentity.parseFrom(serialized);
            MembershipService service = services.get(named.getMspid());
            if (service == null) {
                return Optional.empty();
            }
            X509Certificate certificate =
                    MemberCertificate.parse(Bytes.of(named.getIdBytes().toByteArray()));
            return service.vouchesFor(certificate) ? Optional.of(new Identity(service, certificate)) : Optional.empty();
        } catch (InvalidProtocolBufferException | CertificateException nobody) {
            return Optional.empty(); // anybody can write what is no identity
        }
    }

    private ConfigGroup group(String name) {
        return PolicyJudge.groupAt(channel, List.of(name));
    }
}
