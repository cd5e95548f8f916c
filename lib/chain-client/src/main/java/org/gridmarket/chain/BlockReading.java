package org.gridmarket.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.chain.block.BlockHash;
import org.gridmarket.chain.block.EndorsedTransaction;
import org.gridmarket.chain.block.Envelopes;
import org.gridmarket.kernel.ledger.EventArray;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller.Member;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/** Unpacks Fabric's blocks (fabric-protos: common/common.proto, peer/transaction.proto), keeping one chaincode's part. */
final class BlockReading {
    private static final int KNOWN_LIMIT = 1_000; // identities are few; whoever comes after is parsed each time

    private final String chaincode;
    private final Map<SerializedIdentity, Optional<Member>> members = new ConcurrentHashMap<>();

    BlockReading(String chaincode) {
        this.chaincode = chaincode;
    }

    LedgerBlock read(Block block) {
        long number = block.getHeader().getNumber();
        List<LedgerTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            TxValidationCode validity = Envelopes.validity(block, i);
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
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (Envelopes.channelHeaderOf(Envelopes.payloadOf(block.getData().getData(i)))
                    .getTxId()
                    .equals(transactionId)) {
                return Optional.of(Envelopes.validity(block, i));
            }
        }
        return Optional.empty();
    }

    private Optional<LedgerTransaction> transaction(ByteString envelope, TxValidationCode validity)
            throws InvalidProtocolBufferException {
        if (Envelopes.channelHeaderOf(Envelopes.payloadOf(envelope)).getType()
                != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return Optional.empty();
        }
        EndorsedTransaction transaction = EndorsedTransaction.of(envelope);
        if (!transaction.chaincode().equals(chaincode)) {
            return Optional.empty();
        }
        SerializedIdentity creator = SerializedIdentity.parseFrom(transaction.creatorIdentity());
        ChaincodeAction action = transaction.action();
        boolean valid = validity == TxValidationCode.VALID;
        return Optional.of(new LedgerTransaction(
                transaction.id(),
                validity.name(),
                timeOf(transaction.header().getTimestamp()),
                creator.getMspid(),
                memberOf(creator),
                argumentsOf(transaction.body()),
                action.getResponse().getPayload().toStringUtf8(),
                valid ? eventsOf(action) : List.of(),
                transaction.writesOf(chaincode)));
    }

    /** Null where the certificate names no member of the consortium; the same few identities come all the time. */
    private @Nullable Member memberOf(SerializedIdentity creator) {
        Optional<Member> known = members.get(creator);
        if (known == null) {
            known = read(creator);
            if (members.size() < KNOWN_LIMIT) {
                members.put(creator, known);
            }
        }
        return known.orElse(null);
    }

    private static Optional<Member> read(SerializedIdentity creator) {
        try {
            return MemberCertificate.read(
                    creator.getMspid(), Bytes.of(creator.getIdBytes().toByteArray()));
        } catch (CertificateException nobody) {
            return Optional.empty(); // peers mark such a transaction as invalid
        }
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
}
