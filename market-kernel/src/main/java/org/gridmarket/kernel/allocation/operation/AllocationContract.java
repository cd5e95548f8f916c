package org.gridmarket.kernel.allocation.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferFacts;
import org.gridmarket.kernel.allocation.schema.SchemaFacts;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.operation.EnvelopeRules;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.operation.SignedOperations;

/** The door of all allocation markets: each command to its operation. Signed ones live by the periods of {@code clock:}. */
public final class AllocationContract
        extends MarketContract<AllocationCommand.Signed, AllocationCommand.ByMember, AllocationQuery> {
    /** All that lives in allocation markets: for the generated page and the model checker. */
    public static final List<LifeCycle<?, ?>> LIFE_CYCLES =
            List.of(CycleLifeCycle.TABLE, MarketAgreeing.LIFE_CYCLE, SolverLicences.LIFE_CYCLE);

    private static final TableOfContents CONTENTS = new TableOfContents(
            AllocationFunctions.NAMES,
            AllocationState.TABLES,
            ruleBooks(),
            LIFE_CYCLES,
            TableOfContents.eventsOf(AllocationEvent.class),
            List.of(AllocationLimit.values()));

    private final SignedOperations<LedgerPeriods> operations;

    public AllocationContract(SignatureCheck signatures) {
        super(AllocationFunctions.NAMES);
        this.operations = LedgerPeriods.operations(signatures, AllocationLimit.ALLOCATION_PAYLOAD_BYTES.ceiling());
    }

    private static List<RuleBook<?>> ruleBooks() {
        List<RuleBook<?>> own = List.of(
                MarketAgreeing.FOUND,
                MarketAgreeing.CHANGE,
                MarketAgreeing.PROPOSE,
                MarketAgreeing.APPROVE,
                Membership.NAMED,
                SolverLicences.GRANT,
                SolverLicences.WITHDRAW,
                OpenBook.OPEN,
                OfferPosting.POST,
                OfferPosting.ACCEPT,
                OfferFacts.EACH,
                OfferCancelling.NAMED,
                OfferCancelling.CANCEL,
                SolutionSubmitting.SUBMIT,
                SolutionSize.FITS,
                Settling.NAMED,
                Settling.SETTLE,
                Reversing.REVERSE,
                Reversing.COLLECT,
                BookSweeping.ASKED,
                BookSweeping.SWEEP);
        return Stream.of(EnvelopeRules.BOOKS, SchemaFacts.BOOKS, own, AllocationVerifier.BOOKS)
                .<RuleBook<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public TableOfContents contents() {
        return CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(AllocationQuery question, LedgerCall call, WorldState world) {
        return AllocationQueries.answer(question, call, world);
    }

    @Override
    protected Decision<Receipt> byMember(AllocationCommand.ByMember command, LedgerCall call, WorldState world) {
        return switch (command) {
            case AllocationCommand.ProposeMarket c -> MarketAgreeing.propose(c, call, world);
            case AllocationCommand.ApproveMarket c -> MarketAgreeing.approve(c, call, world);
            case AllocationCommand.ProposeTerms c ->
                MarketRows.of(c.market(), world).then(market -> MarketAgreeing.propose(c, call, market));
            case AllocationCommand.ApproveTerms c ->
                MarketRows.of(c.market(), world)
                        .then(market -> MarketAgreeing.approve(c.from(), c.digest(), call, market));
            case AllocationCommand.ProposeEnd c ->
                MarketRows.of(c.market(), world).then(market -> MarketAgreeing.propose(c, call, market));
            case AllocationCommand.ApproveEnd c ->
                MarketRows.of(c.market(), world)
                        .then(market -> MarketAgreeing.approve(c.from(), c.digest(), call, market));
            case AllocationCommand.AdmitMembers c ->
                MarketRows.of(c.market(), world).then(market -> Membership.admit(c, call, market));
            case AllocationCommand.ExpelMembers c ->
                MarketRows.of(c.market(), world).then(market -> Membership.expel(c, call, market));
            case AllocationCommand.GrantLicence c -> SolverLicences.grant(c.solver(), call, world);
            case AllocationCommand.WithdrawLicence c -> SolverLicences.withdraw(c.solver(), call, world);
            case AllocationCommand.CloseCycle c ->
                MarketRows.of(c.market(), world).then(market -> CycleClosing.run(c.cycle(), call, market));
            case AllocationCommand.Finalise c ->
                MarketRows.of(c.market(), world).then(market -> CycleFinalising.run(c.cycle(), call, market));
            case AllocationCommand.Sweep c ->
                MarketRows.of(c.market(), world).then(market -> BookSweeping.run(c, call, market));
            case AllocationCommand.Reverse c ->
                MarketRows.of(c.market(), world).then(market -> Reversing.reverse(c, call, market));
            case AllocationCommand.CollectFees c ->
                MarketRows.of(c.market(), world).then(market -> Reversing.collect(c, call, market));
        };
    }

    @Override
    protected Decision<Receipt> signed(
            SignedMessage<? extends AllocationCommand.Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(message, call, world, (command, operation) -> signed(command, operation, world));
    }

    private static Decision<Receipt> signed(
            AllocationCommand.Signed command, SignedOperation<LedgerPeriods> operation, WorldState world) {
        return switch (command) {
            case AllocationCommand.PostOffers c ->
                MarketRows.of(c.market(), world)
                        .then(market -> OfferPosting.post(c.book(), c.offers(), operation, market)
                                .map(posted -> market.receipt(AllocationAnswer.AllocationPosting.class, posted)));
            case AllocationCommand.CancelOffers c ->
                MarketRows.of(c.market(), world)
                        .then(market -> OfferCancelling.cancel(c.book(), c.offers(), operation, market)
                                .map(cancelled ->
                                        market.receipt(AllocationAnswer.AllocationCancelled.class, cancelled)));
            case AllocationCommand.ReplaceOffers c ->
                MarketRows.of(c.market(), world).then(market -> replace(c, operation, market));
            case AllocationCommand.Settle c ->
                MarketRows.of(c.market(), world).then(market -> Settling.run(c, operation, market));
            case AllocationCommand.SubmitSolution c ->
                MarketRows.of(c.solution().market(), world)
                        .then(market -> SolutionSubmitting.run(c, operation, market));
        };
    }

    /**
     * First what is cancelled gives its deposits back, then the new ones are taken. Both are judged before anything is
     * written.
     */
    private static Decision<Receipt> replace(
            AllocationCommand.ReplaceOffers command, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        return OfferCancelling.judge(command.book(), command.cancelled(), operation, market)
                .then(cancelling -> OfferPosting.judge(
                                command.book(), command.offers(), cancelling.returned(), operation, market)
                        .map(posting -> market.receipt(
                                AllocationAnswer.AllocationReplaced.class,
                                new AllocationAnswer.AllocationReplaced(
                                        OfferCancelling.store(cancelling, operation, market),
                                        OfferPosting.store(posting, market)))));
    }
}
