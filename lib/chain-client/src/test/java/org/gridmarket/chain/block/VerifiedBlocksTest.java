package org.gridmarket.chain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import org.gridmarket.chain.block.TestAuthority.Member;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

/** What passes as a block of the channel, and what does not. */
final class VerifiedBlocksTest {
    private static final List<TxValidationCode> VALID = List.of(TxValidationCode.VALID);

    private final SyntheticChannel channel = new SyntheticChannel();
    private final VerifiedBlocks verified = VerifiedBlocks.fromFirst(channel.genesis());

    private ByteString transaction() {
        return SyntheticTransaction.in(channel, 2).writes("key", "value").envelope();
    }

    private void takeAll() throws BlockRefusedException {
        for (Block block :
                channel.blocks().subList((int) verified.next(), channel.blocks().size())) {
            verified.take(block);
        }
    }

    private void refused(Block block, String... reason) {
        long next = verified.next();
        assertThatThrownBy(() -> verified.take(block))
                .isInstanceOf(BlockRefusedException.class)
                .hasMessageContainingAll(reason);
        assertThat(verified.next()).as("nothing has changed").isEqualTo(next);
    }

    /** The block after the first, before it is verified. */
    private Block second() throws BlockRefusedException {
        takeAll();
        return channel.append(transaction());
    }

    @Test
    void blocks_that_a_quorum_of_orderers_has_signed_are_taken() throws BlockRefusedException {
        channel.append(transaction());
        channel.append(transaction(), transaction());

        takeAll();

        assertThat(verified.next()).isEqualTo(3);
    }

    @Test
    void the_first_block_of_another_channel_is_refused() {
        refused(
                new SyntheticChannel().blocks().getFirst(),
                "block 0 is that of another channel",
                channel.genesis().toHex());
    }

    @Test
    void a_changed_transaction_is_noticed() throws BlockRefusedException {
        Block block = second();

        refused(
                block.toBuilder()
                        .setData(BlockData.newBuilder().addData(transaction()))
                        .build(),
                "block 1 has other transactions than its header says");
    }

    @Test
    void a_changed_header_is_noticed() throws BlockRefusedException {
        Block block = second();
        BlockData other = BlockData.newBuilder().addData(transaction()).build();
        ByteString hash = ByteString.copyFrom(
                BlockHash.sha256(ByteString.copyFrom(other.getDataList())).copy());

        refused(
                block.toBuilder()
                        .setData(other)
                        .setHeader(block.getHeader().toBuilder().setDataHash(hash))
                        .build(),
                "block 1 has 0 genuine signatures",
                "of 3");
    }

    @Test
    void a_block_without_signatures_is_refused() throws BlockRefusedException {
        Block block = second();

        refused(channel.signed(block.getHeader(), block.getData(), VALID, List.of()), "0 genuine signatures");
    }

    @Test
    void two_of_four_orderers_are_too_few() throws BlockRefusedException {
        Block block = second();

        refused(channel.signed(block.getHeader(), block.getData(), VALID, List.of(1, 3)), "2 genuine signatures");
    }

    @Test
    void one_orderer_who_signs_three_times_is_one() throws BlockRefusedException {
        Block block = second();

        refused(channel.signed(block.getHeader(), block.getData(), VALID, List.of(2, 2, 2)), "1 genuine signatures");
    }

    @Test
    void the_signature_of_another_block_does_not_count() throws BlockRefusedException {
        Block block = second();
        Block other = new SyntheticChannel().append(transaction());

        refused(block.toBuilder().setMetadata(other.getMetadata()).build(), "0 genuine signatures");
    }

    @Test
    void members_who_are_no_orderers_do_not_count() throws BlockRefusedException {
        Block block = second();
        List<Member> strangers =
                channel.members().stream().map(one -> one.member("orderer")).toList();

        refused(signedBy(strangers, block), "3 genuine signatures of members", "not what the channel demands");
    }

    @Test
    void certificates_that_name_an_orderers_organisation_and_are_not_issued_by_it_do_not_count()
            throws BlockRefusedException {
        Block block = second();
        List<Member> impostors = List.of("Ord1MSP", "Ord2MSP", "Ord3MSP").stream()
                .map(name -> new TestAuthority(name).member("orderer"))
                .toList();

        refused(signedBy(impostors, block), "0 genuine signatures of members of the channel, of 3");
    }

    @Test
    void orderers_who_sign_with_their_identity_count_as_those_who_sign_with_their_number()
            throws BlockRefusedException {
        Block block = second();

        verified.take(signedBy(channel.orderers().subList(1, 4), block));

        assertThat(verified.next()).isEqualTo(2);
    }

    @Test
    void a_block_that_does_not_follow_is_refused() throws BlockRefusedException {
        second();
        Block third = channel.append(transaction());

        refused(third, "block 1 is missing, block 2 comes instead");
        refused(channel.blocks().getFirst(), "block 0 comes again");
    }

    @Test
    void after_an_update_of_the_configuration_the_new_orderers_sign() throws BlockRefusedException {
        channel.append(transaction());
        channel.replaceFirstOrderer();
        channel.append(transaction());

        takeAll();

        assertThat(verified.next()).isEqualTo(4);
    }

    @Test
    void an_orderer_who_has_left_does_not_count_any_more() throws BlockRefusedException {
        Member left = channel.orderers().getFirst();
        channel.replaceFirstOrderer();
        takeAll();
        Block block = channel.append(transaction());
        List<Member> signers =
                List.of(left, channel.orderers().get(1), channel.orderers().get(2));

        refused(signedBy(signers, block), "3 genuine signatures of members");
        verified.take(block);
    }

    @Test
    void from_the_middle_of_the_channel_the_configuration_in_force_is_found() throws BlockRefusedException {
        channel.append(transaction());
        channel.replaceFirstOrderer();
        channel.append(transaction());
        channel.replaceFirstOrderer();
        for (int i = 0; i < 5; i++) {
            channel.append(transaction());
        }

        for (int from = 0; from < channel.blocks().size(); from++) {
            VerifiedBlocks later = resumed(from, channel.genesis());
            for (Block block : channel.blocks().subList(from, channel.blocks().size())) {
                later.take(block);
            }
            assertThat(later.next()).isEqualTo(channel.blocks().size());
        }
    }

    @Test
    void from_the_middle_of_an_invented_channel_nothing_is_taken() {
        channel.append(transaction());
        channel.append(transaction());

        assertThatThrownBy(() -> resumed(2, Bytes.utf8("another first block")))
                .isInstanceOf(BlockRefusedException.class)
                .hasMessageContaining("block 0 is that of another channel");
    }

    @Test
    void from_the_middle_an_unsigned_block_is_no_beginning() throws BlockRefusedException {
        Block block = second();
        Block unsigned = channel.signed(block.getHeader(), block.getData(), VALID, List.of(0));

        assertThatThrownBy(() -> VerifiedBlocks.<RuntimeException>from(
                        2,
                        channel.genesis(),
                        number -> number == 0 ? channel.blocks().getFirst() : unsigned))
                .isInstanceOf(BlockRefusedException.class)
                .hasMessageContaining("block 1 has 1 genuine signatures");
    }

    private VerifiedBlocks resumed(long from, Bytes genesis) throws BlockRefusedException {
        return VerifiedBlocks.<RuntimeException>from(
                from, genesis, number -> channel.blocks().get((int) number));
    }

    /** As under Raft: who signs writes his whole identity. */
    private static Block signedBy(List<Member> signers, Block block) {
        Metadata.Builder signatures = Metadata.newBuilder().setValue(ByteString.copyFromUtf8(""));
        for (Member signer : signers) {
            ByteString header = SignatureHeader.newBuilder()
                    .setCreator(signer.identity())
                    .build()
                    .toByteString();
            signatures.addSignatures(MetadataSignature.newBuilder()
                    .setSignatureHeader(header)
                    .setSignature(signer.sign(header.concat(BlockHash.encoded(block.getHeader())))));
        }
        return block.toBuilder()
                .setMetadata(block.getMetadata().toBuilder()
                        .setMetadata(0, signatures.build().toByteString()))
                .build();
    }

    @Test
    void who_has_signed_a_block_is_known_and_who_has_not() throws BlockRefusedException {
        channel.append(transaction());
        takeAll();

        BlockSigners signers = verified.signers().orElseThrow();

        assertThat(signers.block()).isEqualTo(1);
        assertThat(signers.orderers())
                .extracting(BlockSigners.Orderer::number, BlockSigners.Orderer::mspId, BlockSigners.Orderer::signed)
                .containsExactly(
                        tuple(1, "Ord1MSP", true),
                        tuple(2, "Ord2MSP", true),
                        tuple(3, "Ord3MSP", true),
                        tuple(4, "Ord4MSP", false));
    }

    @Test
    void nobody_is_said_to_have_signed_the_first_block() throws BlockRefusedException {
        takeAll();

        assertThat(verified.signers()).isEmpty();
    }

    @Test
    void the_leader_is_that_of_the_view_in_the_block() throws Exception {
        assertThat(BlockSignatures.leader(withView(6), List.of(1, 2, 3, 4))).hasValue(3);
        assertThat(BlockSignatures.leader(withView(0), List.of(1, 2, 3, 4))).hasValue(1);
    }

    @Test
    void a_block_without_a_view_has_no_leader() throws Exception {
        channel.append(transaction());

        assertThat(BlockSignatures.leader(channel.last(), List.of(1, 2, 3, 4))).isEmpty();
    }

    /** A block as SmartBFT marks it: view and sequence in the orderers' metadata. */
    private static Block withView(long view) {
        ByteString mark = UnknownFieldSet.newBuilder()
                .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(view).build())
                .addField(2, UnknownFieldSet.Field.newBuilder().addVarint(9).build())
                .build()
                .toByteString();
        ByteString metadata = Metadata.newBuilder()
                .setValue(OrdererBlockMetadata.newBuilder()
                        .setConsenterMetadata(mark)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return Block.newBuilder()
                .setMetadata(BlockMetadata.newBuilder().addMetadata(metadata))
                .build();
    }
}
