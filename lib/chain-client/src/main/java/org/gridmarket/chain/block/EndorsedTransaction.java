package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * An endorsed transaction, unpacked (fabric-protos: peer/transaction.proto). Nothing of it is checked yet.
 *
 * @param header of the channel: kind, id, claimed time
 * @param creator whose signature the whole bears
 * @param body what was proposed, and the endorsements of it
 * @param action what the endorsers say came of it
 */
public record EndorsedTransaction(
        ChannelHeader header, Signed creator, ChaincodeActionPayload body, ChaincodeAction action) {
    /**
     * A signature by the creator.
     *
     * @param header his identity and a nonce, from which the transaction's id follows
     * @param payload all that he signed
     */
    public record Signed(SignatureHeader header, ByteString payload, ByteString signature) {}

    public static EndorsedTransaction of(ByteString envelope) throws InvalidProtocolBufferException {
        Envelope outer = Envelope.parseFrom(envelope);
        Payload payload = Payload.parseFrom(outer.getPayload());
        ChaincodeActionPayload body = ChaincodeActionPayload.parseFrom(
                Transaction.parseFrom(payload.getData()).getActions(0).getPayload());
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(body.getAction().getProposalResponsePayload())
                        .getExtension());
        return new EndorsedTransaction(
                Envelopes.channelHeaderOf(payload),
                new Signed(Envelopes.signatureHeaderOf(payload), outer.getPayload(), outer.getSignature()),
                body,
                action);
    }

    public String chaincode() {
        return action.getChaincodeId().getName();
    }

    public String id() {
        return header.getTxId();
    }

    /** A SerializedIdentity of fabric-protos. */
    public ByteString creatorIdentity() {
        return creator.header().getCreator();
    }

    /** What it writes. */
    public StateWrites writesOf(String namespace) throws InvalidProtocolBufferException {
        return StateWrites.of(effects(), namespace);
    }

    /** What it read and wrote. */
    TxReadWriteSet effects() throws InvalidProtocolBufferException {
        return TxReadWriteSet.parseFrom(action.getResults());
    }

    SignedStatement creatorSigned() {
        return new SignedStatement(creator.header().getCreator(), creator.payload(), creator.signature());
    }

    List<SignedStatement> endorsements() {
        ChaincodeEndorsedAction endorsed = body.getAction();
        return endorsed.getEndorsementsList().stream()
                .map(one -> new SignedStatement(
                        one.getEndorser(),
                        endorsed.getProposalResponsePayload().concat(one.getEndorser()),
                        one.getSignature()))
                .toList();
    }

    /** Whether its id is the one that follows from creator and nonce; nobody can take another's. */
    boolean hasOwnId() {
        Bytes own = BlockHash.sha256(
                creator.header().getNonce().concat(creator.header().getCreator()));
        return own.toHex().equals(id());
    }
}
