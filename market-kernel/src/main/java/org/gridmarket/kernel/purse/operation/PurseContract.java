package org.gridmarket.kernel.purse.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.EnvelopeRules;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.RedemptionLifeCycle;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.message.PurseQuery;

/** The door of the purses: each command to its operation. Signed ones live by the periods of {@code clock:}. */
public final class PurseContract extends MarketContract<PurseCommand.Signed, PurseCommand.ByMember, PurseQuery> {
    private static final TableOfContents CONTENTS = new TableOfContents(
            PurseFunctions.NAMES,
            PurseState.TABLES,
            Stream.concat(
                            EnvelopeRules.BOOKS.stream(),
                            Stream.of(
                                    Spending.SPEND,
                                    Collecting.COLLECT,
                                    Redeeming.REDEEM,
                                    Redeeming.END,
                                    Booking.BOOK,
                                    Booking.TAKE_BACK,
                                    ReferenceSweeping.ASKED,
                                    ReferenceSweeping.SWEEP))
                    .toList(),
            List.of(RedemptionLifeCycle.TABLE),
            TableOfContents.eventsOf(PurseEvent.class),
            List.of(PurseLimit.values()));

    private final CreditDoor energy;
    private final SignedOperations<LedgerPeriods> operations;

    public PurseContract(SignatureCheck signatures, CreditDoor energy) {
        super(PurseFunctions.NAMES);
        this.energy = energy;
        this.operations = LedgerPeriods.operations(signatures, PurseLimit.PURSE_PAYLOAD_BYTES.ceiling());
    }

    @Override
    public TableOfContents contents() {
        return CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(PurseQuery question, LedgerCall call, WorldState world) {
        return PurseQueries.answer(question, world);
    }

    @Override
    protected Decision<Receipt> byMember(PurseCommand.ByMember command, LedgerCall call, WorldState world) {
        return switch (command) {
            case PurseCommand.BookMoney c -> Booking.book(c, call, world);
            case PurseCommand.TakeBackMoney c -> Booking.takeBack(c, call, world);
            case PurseCommand.ConfirmRedemption c -> Redeeming.confirm(c, call, world);
            case PurseCommand.ReturnRedemption c -> Redeeming.giveBack(c, call, world);
            case PurseCommand.SweepReferences c -> ReferenceSweeping.run(c, call, world);
        };
    }

    @Override
    protected Decision<Receipt> signed(
            SignedMessage<? extends PurseCommand.Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(message, call, world, (command, operation) -> signed(command, operation, world));
    }

    private Decision<Receipt> signed(
            PurseCommand.Signed command, SignedOperation<LedgerPeriods> operation, WorldState world) {
        return switch (command) {
            case PurseCommand.Collect c -> Collecting.run(c, operation.signer(), world);
            case PurseCommand.Redeem c -> Redeeming.ask(c, operation.signer(), operation.name(), world);
            case PurseCommand.FromEnergy c -> EnergyMoving.in(c, operation.signer(), energy, world);
            case PurseCommand.ToEnergy c -> EnergyMoving.out(c, operation, energy, world);
        };
    }
}
