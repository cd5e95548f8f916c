package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.chain.block.TestAuthority.Member;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A channel whose orderers' and members' keys a test holds: blocks as the real ones are, of whatever content and under whatever
 * signatures. Four consenters under BFT, of whom three must sign; three organisations, of whom two must endorse.
 */
public final class SyntheticChannel {
    public static final String CHAINCODE = "gridmarket";
    private static final int QUORUM = 3;

    private final List<TestAuthority> ordering = Stream.of("Ord1MSP", "Ord2MSP", "Ord3MSP", "Ord4MSP")
            .map(TestAuthority::new)
            .toList();
    private final List<TestAuthority> members = Stream.of("DsoMSP", "CooperativeMSP", "RegulatorMSP")
            .map(TestAuthority::new)
            .toList();
    private final List<Member> orderers =
            new ArrayList<>(ordering.stream().map(one -> one.member("orderer")).toList());
    private final List<Block> blocks = new ArrayList<>();
    private long configured;

    public SyntheticChannel() {
        append(List.of(configuration()), List.of(TxValidationCode.VALID), List.of());
    }

    /** The orderers in force, numbered from 1. */
    List<Member> orderers() {
        return List.copyOf(orderers);
    }

    public List<TestAuthority> members() {
        return members;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public Block last() {
        return blocks.getLast();
    }

    public Bytes genesis() {
        return BlockHash.of(blocks.getFirst().getHeader());
    }

    /** A block of these transactions, all valid, signed by three orderers. */
    public Block append(ByteString... envelopes) {
        return append(
                List.of(envelopes),
                Stream.of(envelopes).map(one -> TxValidationCode.VALID).toList());
    }

    /** A block whose transactions end so. */
    public Block append(List<ByteString> envelopes, List<TxValidationCode> codes) {
        return append(envelopes, codes, IntStream.range(0, QUORUM).boxed().toList());
    }

    /** The first orderer is replaced by another of his organisation, by a configuration that the old ones sign. */
    Block replaceFirstOrderer() {
        List<Integer> old = IntStream.range(0, QUORUM).boxed().toList();
        Member leaving = orderers.getFirst();
        orderers.set(0, ordering.getFirst().member("orderer"));
        ByteString update = configuration();
        Member coming = orderers.set(0, leaving);
        configured = blocks.size();
        Block block = append(List.of(update), List.of(TxValidationCode.VALID), old);
        orderers.set(0, coming);
        return block;
    }

    private Block append(List<ByteString> envelopes, List<TxValidationCode> codes, List<Integer> signers) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(blocks.size())
                .setPreviousHash(
                        blocks.isEmpty()
                                ? ByteString.EMPTY
                                : ByteString.copyFrom(
                                        BlockHash.of(last().getHeader()).copy()))
                .setDataHash(ByteString.copyFrom(
                        BlockHash.sha256(ByteString.copyFrom(envelopes)).copy()))
                .build();
        Block block = signed(header, data, codes, signers);
        blocks.add(block);
        return block;
    }

    /** The same header and content under the signatures of others, by their places among {@link #orderers()}. */
    Block signed(BlockHeader header, BlockData data, List<TxValidationCode> codes, List<Integer> signers) {
        ByteString value = OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.newBuilder().setIndex(configured))
                .build()
                .toByteString();
        Metadata.Builder signatures = Metadata.newBuilder().setValue(value);
        for (int signer : signers) {
            ByteString number = IdentifierHeader.newBuilder()
                    .setIdentifier(signer + 1)
                    .build()
                    .toByteString();
            signatures.addSignatures(MetadataSignature.newBuilder()
                    .setIdentifierHeader(number)
                    .setSignature(orderers.get(signer).sign(value.concat(number).concat(BlockHash.encoded(header)))));
        }
        byte[] filter = new byte[codes.size()];
        for (int i = 0; i < filter.length; i++) {
            filter[i] = (byte) codes.get(i).getNumber();
        }
        return Block.newBuilder()
                .setHeader(header)
                .setData(data)
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(signatures.build().toByteString())
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(filter)))
                .build();
    }

    private ByteString configuration() {
        ConfigGroup.Builder ordererGroup = ConfigGroup.newBuilder();
        Orderers.Builder mapping = Orderers.newBuilder();
        SignaturePolicyEnvelope.Builder quorum = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder any = SignaturePolicy.NOutOf.newBuilder().setN(QUORUM);
        for (int i = 0; i < orderers.size(); i++) {
            TestAuthority authority = ordering.get(i);
            ordererGroup.putGroups("Ord" + i, group(authority, "Writers", MSPRoleType.MEMBER));
            mapping.addConsenterMapping(Consenter.newBuilder()
                    .setId(i + 1)
                    .setMspId(authority.mspId())
                    .setIdentity(certificateOf(orderers.get(i))));
            quorum.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.IDENTITY)
                    .setPrincipal(orderers.get(i).identity()));
            any.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        quorum.setRule(SignaturePolicy.newBuilder().setNOutOf(any));
        ordererGroup.putPolicies(
                "BlockValidation",
                policy(Policy.PolicyType.SIGNATURE, quorum.build().toByteString()));
        ordererGroup.putValues(
                "Orderers",
                ConfigValue.newBuilder()
                        .setValue(mapping.build().toByteString())
                        .build());
        ConfigGroup.Builder application = ConfigGroup.newBuilder();
        members.forEach(
                member -> application.putGroups(member.mspId(), group(member, "Endorsement", MSPRoleType.PEER)));
        application.putPolicies(
                "Endorsement",
                policy(
                        Policy.PolicyType.IMPLICIT_META,
                        ImplicitMetaPolicy.newBuilder()
                                .setSubPolicy("Endorsement")
                                .setRule(ImplicitMetaPolicy.Rule.MAJORITY)
                                .build()
                                .toByteString()));
        ConfigGroup channel = ConfigGroup.newBuilder()
                .putGroups("Orderer", ordererGroup.build())
                .putGroups("Application", application.build())
                .build();
        return envelope(
                HeaderType.CONFIG,
                ConfigEnvelope.newBuilder()
                        .setConfig(Config.newBuilder().setChannelGroup(channel))
                        .build()
                        .toByteString());
    }

    private static ByteString certificateOf(Member member) {
        try {
            return SerializedIdentity.parseFrom(member.identity()).getIdBytes();
        } catch (com.google.protobuf.InvalidProtocolBufferException own) {
            throw new IllegalStateException("not readable what the test wrote", own);
        }
    }

    private static ConfigGroup group(TestAuthority authority, String policy, MSPRoleType role) {
        SignaturePolicyEnvelope one = SignaturePolicyEnvelope.newBuilder()
                .addIdentities(MSPPrincipal.newBuilder()
                        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                        .setPrincipal(MSPRole.newBuilder()
                                .setMspIdentifier(authority.mspId())
                                .setRole(role)
                                .build()
                                .toByteString()))
                .setRule(SignaturePolicy.newBuilder().setSignedBy(0))
                .build();
        return ConfigGroup.newBuilder()
                .putValues(
                        "MSP",
                        ConfigValue.newBuilder()
                                .setValue(authority.description().toByteString())
                                .build())
                .putPolicies(policy, policy(Policy.PolicyType.SIGNATURE, one.toByteString()))
                .build();
    }

    private static ConfigPolicy policy(Policy.PolicyType type, ByteString value) {
        return ConfigPolicy.newBuilder()
                .setPolicy(Policy.newBuilder().setType(type.getNumber()).setValue(value))
                .build();
    }

    private static ByteString envelope(HeaderType type, ByteString data) {
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder()
                                .setChannelHeader(ChannelHeader.newBuilder()
                                        .setType(type.getNumber())
                                        .build()
                                        .toByteString()))
                        .setData(data)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }
}
