package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmarket.chain.block.TestAuthority.Member;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** An endorsed transaction of the market's chaincode, by clients and peers whose keys a test holds. */
public final class SyntheticTransaction {
    private final Member creator;
    private final List<Member> endorsers = new ArrayList<>();
    private final KVRWSet.Builder effects = KVRWSet.newBuilder();
    private ByteString nonce = ByteString.copyFromUtf8(UUID.randomUUID().toString());
    private boolean changedAfterwards;

    private SyntheticTransaction(Member creator) {
        this.creator = creator;
    }

    /** By a client of the first organisation, endorsed by the peers of so many. */
    public static SyntheticTransaction in(SyntheticChannel channel, int organisations) {
        SyntheticTransaction transaction =
                new SyntheticTransaction(channel.members().getFirst().member("client"));
        channel.members().stream()
                .limit(organisations)
                .map(member -> member.member("peer"))
                .forEach(transaction.endorsers::add);
        return transaction;
    }

    /** Under the same id as whatever else has this nonce and creator. */
    SyntheticTransaction sameIdAs(SyntheticTransaction other) {
        SyntheticTransaction same = new SyntheticTransaction(other.creator);
        same.endorsers.addAll(other.endorsers);
        same.nonce = other.nonce;
        return same;
    }

    SyntheticTransaction reads(String key, long block, long place) {
        effects.addReads(read(key, block, place));
        return this;
    }

    SyntheticTransaction readsNothingAt(String key) {
        effects.addReads(KVRead.newBuilder().setKey(key));
        return this;
    }

    /** A range read to its end, in which only this row was found. */
    SyntheticTransaction readsRange(String from, String to, String key, long block, long place) {
        effects.addRangeQueriesInfo(RangeQueryInfo.newBuilder()
                .setStartKey(from)
                .setEndKey(to)
                .setItrExhausted(true)
                .setRawReads(QueryReads.newBuilder().addKvReads(read(key, block, place))));
        return this;
    }

    private static KVRead.Builder read(String key, long block, long place) {
        return KVRead.newBuilder()
                .setKey(key)
                .setVersion(Version.newBuilder().setBlockNum(block).setTxNum(place));
    }

    public SyntheticTransaction writes(String key, String value) {
        effects.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)));
        return this;
    }

    /** Something is changed after the creator has signed. */
    SyntheticTransaction changedAfterwards() {
        changedAfterwards = true;
        return this;
    }

    public ByteString envelope() {
        ByteString answer = ProposalResponsePayload.newBuilder()
                .setExtension(ChaincodeAction.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(SyntheticChannel.CHAINCODE))
                        .setResults(TxReadWriteSet.newBuilder()
                                .addNsRwset(NsReadWriteSet.newBuilder()
                                        .setNamespace(SyntheticChannel.CHAINCODE)
                                        .setRwset(effects.build().toByteString()))
                                .build()
                                .toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        ChaincodeEndorsedAction.Builder endorsed =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(answer);
        endorsers.forEach(peer -> endorsed.addEndorsements(Endorsement.newBuilder()
                .setEndorser(peer.identity())
                .setSignature(peer.sign(answer.concat(peer.identity())))));
        ByteString data = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setPayload(ChaincodeActionPayload.newBuilder()
                                .setAction(endorsed)
                                .build()
                                .toByteString()))
                .build()
                .toByteString();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(ChannelHeader.newBuilder()
                                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                                .setTxId(BlockHash.sha256(nonce.concat(creator.identity()))
                                        .toHex())
                                .build()
                                .toByteString())
                        .setSignatureHeader(SignatureHeader.newBuilder()
                                .setCreator(creator.identity())
                                .setNonce(nonce)
                                .build()
                                .toByteString()))
                .setData(data)
                .build();
        ByteString signature = creator.sign(payload.toByteString());
        ByteString sent = changedAfterwards
                ? payload.toBuilder()
                        .setData(data.concat(ByteString.copyFrom(new byte[] {0x1a, 0})))
                        .build()
                        .toByteString()
                : payload.toByteString();
        return Envelope.newBuilder()
                .setPayload(sent)
                .setSignature(signature)
                .build()
                .toByteString();
    }
}
