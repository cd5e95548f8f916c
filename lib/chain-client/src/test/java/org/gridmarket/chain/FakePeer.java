package org.gridmarket.chain;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A peer that does what a test says, step by step, and writes down what it was asked. */
final class FakePeer implements PeerGateway {
    static final String ID = "4711";

    private final String name;
    private final Deque<Object> endorsements = new ArrayDeque<>();
    private final Deque<Object> submissions = new ArrayDeque<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final Deque<Long> heights = new ArrayDeque<>();
    private final Deque<Object> lookups = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();

    FakePeer(String name) {
        this.name = name;
    }

    FakePeer endorses(int times) {
        for (int i = 0; i < times; i++) {
            endorsements.add("result");
        }
        return this;
    }

    FakePeer refusesToEndorse(StatusRuntimeException reason) {
        endorsements.add(new EndorseException(ID, reason));
        return this;
    }

    FakePeer commitsAs(TxValidationCode code) {
        submissions.add(code);
        return this;
    }

    FakePeer losesSubmission(StatusRuntimeException reason) {
        submissions.add(reason);
        return this;
    }

    /** Has so many blocks when it is asked next. */
    FakePeer hasBlocks(long count) {
        heights.add(count);
        return this;
    }

    FakePeer cannotLookUp(StatusRuntimeException reason) {
        lookups.add(new GatewayException(reason));
        return this;
    }

    FakePeer findsNothing() {
        lookups.add("nothing");
        return this;
    }

    FakePeer finds(TxValidationCode code, long block) {
        lookups.add(new Located(code, block));
        return this;
    }

    /** What it was asked, in order. */
    List<String> log() {
        return log;
    }

    static StatusRuntimeException failure(Status.Code code, String... peersSay) {
        return failureWith("told by the test", code, peersSay);
    }

    static StatusRuntimeException failureWith(String description, Status.Code code, String... peersSay) {
        var status = com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(description);
        for (String message : peersSay) {
            status.addDetails(Any.pack(ErrorDetail.newBuilder()
                    .setMspId("RegulatorMSP")
                    .setAddress("peer:7051")
                    .setMessage(message)
                    .build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String mspId() {
        return name + "MSP";
    }

    @Override
    public Transaction endorse(String function, String argument, List<String> organisations) throws EndorseException {
        log.add(organisations.isEmpty() ? "endorse" : "endorse by " + organisations);
        if (endorsements.remove() instanceof EndorseException refusal) {
            throw refusal;
        }
        return new FakeTransaction(this);
    }

    @Override
    public Transaction adopt(Transaction endorsed) {
        log.add("adopt " + endorsed.getTransactionId());
        return new FakeTransaction(this);
    }

    @Override
    public byte[] evaluate(String function, String argument) throws GatewayException {
        log.add("evaluate");
        if (answers.remove() instanceof GatewayException silent) {
            throw silent;
        }
        return "found".getBytes(StandardCharsets.UTF_8);
    }

    /** Answers the next question. */
    FakePeer answers() {
        answers.add("found");
        return this;
    }

    FakePeer doesNotAnswer(StatusRuntimeException reason) {
        answers.add(new GatewayException(reason));
        return this;
    }

    @Override
    public Optional<Located> find(String transactionId) throws GatewayException {
        log.add("find " + transactionId);
        return switch (lookups.remove()) {
            case GatewayException silent -> throw silent;
            case Located found -> Optional.of(found);
            default -> Optional.empty();
        };
    }

    @Override
    public long height() {
        log.add("height");
        return heights.remove();
    }

    Object submitted() {
        log.add("submit");
        return submissions.remove();
    }
}
