package org.gridmarket.cli;

import io.grpc.ManagedChannel;
import java.security.SecureRandom;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.process.PartFailedException;

/** Signs an operation of a market that lives by the ledger's periods. */
public final class PeriodOperation {
    private PeriodOperation() {}

    /** The clock of the ledger, as the gateway knows it. */
    public static ClockReply clock(GatewayOption through) {
        return through.askAt(PeriodOperation::clock);
    }

    /** The same over a channel to it. */
    public static ClockReply clock(ManagedChannel channel) {
        return GatewayOption.forOneQuestion(LedgerClockGrpc.newBlockingStub(channel))
                .getClock(ClockRequest.getDefaultInstance());
    }

    /**
     * An operation for the next minutes.
     *
     * @param periods after this one in which it may still take effect
     * @param names of the market's functions
     */
    public static <C> SigningCommand.Signed sign(
            AccountKeyPair keys, GatewayOption through, int periods, FunctionNames<C, ?, ?> names, C command) {
        ClockReply clock = clock(through);
        if (!clock.hasPresent()) {
            throw new PartFailedException("the ledger has no clock yet; try again when it is founded");
        }
        OperationId id = OperationIds.fresh(new SecureRandom());
        int last = Math.min(
                clock.getPresent().getPeriod() + periods, clock.getPresent().getLastNameable());
        String function = names.of(command);
        Submission signed = keys.sign(
                new Target(clock.getChannel(), clock.getChaincode()),
                function,
                id,
                new Book(last),
                Bytes.utf8(RecordCodec.text(command)));
        return new SigningCommand.Signed(function, signed);
    }
}
