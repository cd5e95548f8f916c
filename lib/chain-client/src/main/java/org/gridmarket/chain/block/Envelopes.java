package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The wrapping of transactions in blocks (fabric-protos: common/common.proto). */
public final class Envelopes {
    private Envelopes() {}

    public static Payload payloadOf(ByteString envelope) throws InvalidProtocolBufferException {
        return Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
    }

    public static ChannelHeader channelHeaderOf(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    }

    public static SignatureHeader signatureHeaderOf(Payload payload) throws InvalidProtocolBufferException {
        return SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
    }

    /** Whether the block holds a configuration; such a block holds nothing else. */
    static boolean isConfiguration(Block block) throws InvalidProtocolBufferException {
        return block.getData().getDataCount() == 1
                && channelHeaderOf(payloadOf(block.getData().getData(0))).getType() == HeaderType.CONFIG_VALUE;
    }

    /** A part of the block's metadata; empty when it lacks it. */
    static ByteString metadata(Block block, BlockMetadataIndex index) {
        return index.getNumber() < block.getMetadata().getMetadataCount()
                ? block.getMetadata().getMetadata(index.getNumber())
                : ByteString.EMPTY;
    }

    /** What the peer that gave the block says of all its transactions, one octet each. */
    public static ByteString validities(Block block) {
        return metadata(block, BlockMetadataIndex.TRANSACTIONS_FILTER);
    }

    /** What the peer that gave the block says of the transaction at that place; orderers do not sign it. */
    public static TxValidationCode validity(Block block, int position) {
        ByteString codes = validities(block);
        // orderers' own copies of blocks have no codes yet; peers' have one byte for each transaction
        int code = position < codes.size() ? codes.byteAt(position) & 0xff : TxValidationCode.NOT_VALIDATED_VALUE;
        TxValidationCode known = TxValidationCode.forNumber(code);
        return known == null ? TxValidationCode.UNRECOGNIZED : known;
    }
}
