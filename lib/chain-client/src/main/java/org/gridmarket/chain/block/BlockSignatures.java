package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** What orderers have signed in the metadata of a block (F:protoutil/blockutils.go, BlockSignatureVerifier). */
final class BlockSignatures {
    /** smartbftprotos.ViewMetadata: uint64 view_id = 1. */
    private static final int VIEW_ID = 1;

    private BlockSignatures() {}

    /**
     * The signatures that a block carries. Under BFT a signer is named by his number among the consenters, under Raft by his
     * identity; who is neither is left out.
     *
     * @param consenters identities by number
     */
    static List<SignedStatement> of(Block block, Map<Integer, ByteString> consenters)
            throws InvalidProtocolBufferException {
        Metadata metadata = metadataOf(block);
        ByteString header = BlockHash.encoded(block.getHeader());
        List<SignedStatement> all = new ArrayList<>();
        for (MetadataSignature one : metadata.getSignaturesList()) {
            boolean byNumber = one.getSignatureHeader().isEmpty()
                    && !one.getIdentifierHeader().isEmpty();
            ByteString signer = byNumber
                    ? consenters.get(IdentifierHeader.parseFrom(one.getIdentifierHeader())
                            .getIdentifier())
                    : SignatureHeader.parseFrom(one.getSignatureHeader()).getCreator();
            if (signer != null) {
                ByteString own = byNumber ? one.getIdentifierHeader() : one.getSignatureHeader();
                all.add(new SignedStatement(
                        signer, metadata.getValue().concat(own).concat(header), one.getSignature()));
            }
        }
        return all;
    }

    /** The number of the newest configuration block up to this block; orderers sign it along. 0 for block 0. */
    static long lastConfiguration(Block block) throws InvalidProtocolBufferException {
        return OrdererBlockMetadata.parseFrom(metadataOf(block).getValue())
                .getLastConfig()
                .getIndex();
    }

    /**
     * Who led when the block was agreed on, by the view that SmartBFT has put into its metadata: without rotation, which
     * Fabric does not configure, view v is led by number v modulo how many there are (github.com/hyperledger-labs/SmartBFT,
     * internal/bft/util.go, getLeaderID). Empty where the block names no view.
     *
     * @param numbers of the consenters, ascending
     */
    static OptionalInt leader(Block block, List<Integer> numbers) throws InvalidProtocolBufferException {
        ByteString view =
                OrdererBlockMetadata.parseFrom(metadataOf(block).getValue()).getConsenterMetadata();
        if (view.isEmpty() || numbers.isEmpty()) {
            return OptionalInt.empty();
        }
        List<Long> named = UnknownFieldSet.parseFrom(view).getField(VIEW_ID).getVarintList();
        long number = named.isEmpty() ? 0 : named.getLast(); // proto3 leaves out a 0
        return OptionalInt.of(numbers.get(Math.toIntExact(Long.remainderUnsigned(number, numbers.size()))));
    }

    private static Metadata metadataOf(Block block) throws InvalidProtocolBufferException {
        return Metadata.parseFrom(Envelopes.metadata(block, BlockMetadataIndex.SIGNATURES));
    }
}
