package org.gridmarket.chain;

import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A transaction of a {@link FakePeer}: endorsed, and then submitted, as one. */
record FakeTransaction(FakePeer peer) implements Transaction {
    static final long BLOCK = 7;

    @Override
    public byte[] getResult() {
        return "result".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getTransactionId() {
        return FakePeer.ID;
    }

    @Override
    public byte[] submit(UnaryOperator<CallOptions> options) {
        throw new UnsupportedOperationException("submission and commit are awaited apart");
    }

    @Override
    public SubmittedTransaction submitAsync(UnaryOperator<CallOptions> options) throws SubmitException {
        Object outcome = peer.submitted();
        if (outcome instanceof StatusRuntimeException lost) {
            throw new SubmitException(FakePeer.ID, lost);
        }
        return new Submitted((TxValidationCode) outcome);
    }

    @Override
    public byte[] getBytes() {
        return new byte[0];
    }

    @Override
    public byte[] getDigest() {
        return new byte[0];
    }

    private record Submitted(TxValidationCode code) implements SubmittedTransaction, Status {
        @Override
        public byte[] getResult() {
            return "result".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String getTransactionId() {
            return FakePeer.ID;
        }

        @Override
        public Status getStatus(UnaryOperator<CallOptions> options) {
            return this;
        }

        @Override
        public long getBlockNumber() {
            return BLOCK;
        }

        @Override
        public TxValidationCode getCode() {
            return code;
        }

        @Override
        public boolean isSuccessful() {
            return code == TxValidationCode.VALID;
        }

        @Override
        public byte[] getBytes() {
            return new byte[0];
        }

        @Override
        public byte[] getDigest() {
            return new byte[0];
        }
    }
}
