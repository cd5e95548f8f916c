package org.gridmarket.kernel.stream.operation;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.message.StreamQuery;

/** The door of the stream market: each command to its operation. Signed ones live by the periods of {@code clock:}. */
public final class StreamContract extends MarketContract<StreamCommand.Signed, StreamCommand.ByMember, StreamQuery> {
    private final SignatureCheck signatures;
    private final SignedOperations<LedgerPeriods> operations;

    public StreamContract(SignatureCheck signatures) {
        super(StreamFunctions.NAMES);
        this.signatures = signatures;
        this.operations = LedgerPeriods.operations(
                signatures, StreamLimit.STREAM_PAYLOAD_BYTES.ceiling(), Validities.PERIODS_AHEAD);
    }

    @Override
    public TableOfContents contents() {
        return StreamContents.CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(StreamQuery question, LedgerCall call, WorldState world) {
        return StreamQueries.answer(question, new StreamState(world, call));
    }

    @Override
    protected Decision<Receipt> byMember(StreamCommand.ByMember command, LedgerCall call, WorldState world) {
        StreamState state = new StreamState(world, call);
        return Validities.of(world).then(periods -> byMember(command, periods, state));
    }

    private Decision<Receipt> byMember(StreamCommand.ByMember command, LedgerPeriods periods, StreamState state) {
        LedgerPeriod next = periods.at(state.now()).next();
        return switch (command) {
            case StreamCommand.CreateAllocation c -> Creating.run(c, state, signatures);
            case StreamCommand.Conclude c -> Judging.conclude(c, periods, state);
            case StreamCommand.TimeOutRoot c -> RootPosting.timeOut(c, periods, state);
            case StreamCommand.TimeOutReveal c -> Revealing.timeOut(c, periods, state);
            case StreamCommand.TimeOutOpening c -> Opening.timeOut(c, periods, state);
            case StreamCommand.TimeOutVerdict c -> Judging.timeOut(c, periods, state);
            case StreamCommand.CloseLane c -> Closing.lane(c, periods, state);
            case StreamCommand.CloseAllocation c -> Closing.allocation(c, periods, state);
            case StreamCommand.SweepAllocation c -> AllocationSweeping.run(c, periods, state);
            case StreamCommand.ProposeRules c -> RulesChanging.propose(c, state);
            case StreamCommand.ApproveRules c -> RulesChanging.approve(c, periods, state);
            case StreamCommand.LicenseMediator c -> MediatorLicensing.grant(c.mediator(), next, state);
            case StreamCommand.WithdrawMediator c -> MediatorLicensing.withdraw(c.mediator(), next, state);
        };
    }

    @Override
    protected Decision<Receipt> signed(
            SignedMessage<? extends StreamCommand.Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(
                message,
                call,
                world,
                (command, operation) -> signed(command, operation.signer(), new StreamState(world, call)));
    }

    private Decision<Receipt> signed(StreamCommand.Signed command, AccountKey signer, StreamState state) {
        return switch (command) {
            case StreamCommand.PostRoot c -> RootPosting.post(c, signer, state);
            case StreamCommand.Reveal c -> Revealing.reveal(c, signer, state);
            case StreamCommand.Open c -> Opening.open(c, signer, state, signatures);
            case StreamCommand.PostVerdict c -> Judging.post(c, signer, state);
            case StreamCommand.ProveOutput c -> OutputProving.run(c, signer, state, signatures);
            case StreamCommand.Stop c -> Stopping.run(c, signer, state);
        };
    }
}
