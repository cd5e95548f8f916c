package org.gridmarket.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Unpacks Fabric's blocks (fabric-protos: common/common.proto, peer/transaction.proto), keeping one chaincode's part. */
final class BlockReading {
    private final String chaincode;

    BlockReading(String chaincode) {
        this.chaincode = chaincode;
    }

    LedgerBlock read(Block block) {
        long number = block.getHeader().getNumber();
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        List<LedgerTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            TxValidationCode validity = validity(codes, i);
            try {
                transaction(block.getData().getData(i), validity).ifPresent(transactions::add);
            } catch (InvalidProtocolBufferException | RuntimeException malformed) {
                if (validity == TxValidationCode.VALID) {
                    throw new ChainException(
                            "transaction " + i + " of block " + number + " cannot be unpacked", malformed);
                } // else: anybody can have rubbish ordered, and the peers have marked it as such
            }
        }
        Bytes previous = Bytes.of(block.getHeader().getPreviousHash().toByteArray());
        return new LedgerBlock(number, BlockHash.of(block.getHeader()), previous, transactions);
    }

    /** How the transaction of that id ended in the block; empty when it is not in it. */
    static Optional<TxValidationCode> statusOf(String transactionId, Block block)
            throws InvalidProtocolBufferException {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            Payload payload = payloadOf(block.getData().getData(i));
            if (channelHeaderOf(payload).getTxId().equals(transactionId)) {
                return Optional.of(validity(codes, i));
            }
        }
        return Optional.empty();
    }

    private static TxValidationCode validity(ByteString codes, int position) {
        // orderers' own copies of blocks have no codes yet; peers' have one byte for each transaction
        int code = position < codes.size() ? codes.byteAt(position) & 0xff : TxValidationCode.NOT_VALIDATED_VALUE;
        TxValidationCode known = TxValidationCode.forNumber(code);
        return known == null ? TxValidationCode.UNRECOGNIZED : known;
    }

    private Optional<LedgerTransaction> transaction(ByteString envelope, TxValidationCode validity)
            throws InvalidProtocolBufferException {
        Payload payload = payloadOf(envelope);
        ChannelHeader header = channelHeaderOf(payload);
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return Optional.empty();
        }
        Transaction transaction = Transaction.parseFrom(payload.getData());
        ChaincodeActionPayload body =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(body.getAction().getProposalResponsePayload())
                        .getExtension());
        if (!action.getChaincodeId().getName().equals(chaincode)) {
            return Optional.empty();
        }
        String creator = SerializedIdentity.parseFrom(
                        SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader())
                                .getCreator())
                .getMspid();
        boolean valid = validity == TxValidationCode.VALID;
        return Optional.of(new LedgerTransaction(
                header.getTxId(),
                validity.name(),
                timeOf(header.getTimestamp()),
                creator,
                argumentsOf(body),
                action.getResponse().getPayload().toStringUtf8(),
                valid ? eventsOf(action) : List.of(),
                BlockHash.sha256(action.getResults()).toHex()));
    }

    private static LedgerTime timeOf(Timestamp claimed) {
        return new LedgerTime(
                Instant.ofEpochSecond(claimed.getSeconds(), claimed.getNanos()).toEpochMilli());
    }

    private static List<String> argumentsOf(ChaincodeActionPayload body) throws InvalidProtocolBufferException {
        ByteString input = ChaincodeProposalPayload.parseFrom(body.getChaincodeProposalPayload())
                .getInput();
        return ChaincodeInvocationSpec.parseFrom(input).getChaincodeSpec().getInput().getArgsList().stream()
                .map(ByteString::toStringUtf8)
                .toList();
    }

    private static List<String> eventsOf(ChaincodeAction action) throws InvalidProtocolBufferException {
        ChaincodeEvent event = ChaincodeEvent.parseFrom(action.getEvents());
        return event.getEventName().equals(Receipt.EVENT_NAME)
                ? EventArray.split(event.getPayload().toStringUtf8())
                : List.of();
    }

    private static Payload payloadOf(ByteString envelope) throws InvalidProtocolBufferException {
        return Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
    }

    private static ChannelHeader channelHeaderOf(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    }
}
