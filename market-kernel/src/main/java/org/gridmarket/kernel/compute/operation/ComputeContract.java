package org.gridmarket.kernel.compute.operation;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.message.ComputeQuery;
import org.gridmarket.kernel.compute.offer.ResultKeyCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;

/** The door of the computation market: each command to its operation. Signed ones live by the periods of {@code clock:}. */
public final class ComputeContract
        extends MarketContract<ComputeCommand.Signed, ComputeCommand.ByMember, ComputeQuery> {
    private final SignatureCheck signatures;
    private final ResultKeyCheck resultKeys;
    private final SignedOperations<LedgerPeriods> operations;

    public ComputeContract(SignatureCheck signatures, ResultKeyCheck resultKeys) {
        super(ComputeFunctions.NAMES);
        this.signatures = signatures;
        this.resultKeys = resultKeys;
        this.operations = LedgerPeriods.operations(
                signatures, ComputeLimit.COMPUTE_PAYLOAD_BYTES.ceiling(), Validities.PERIODS_AHEAD);
    }

    @Override
    public TableOfContents contents() {
        return ComputeContents.CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(ComputeQuery question, LedgerCall call, WorldState world) {
        return ComputeQueries.answer(question, new ComputeState(world, call));
    }

    @Override
    protected Decision<Receipt> byMember(ComputeCommand.ByMember command, LedgerCall call, WorldState world) {
        ComputeState state = new ComputeState(world, call);
        return Validities.of(world).then(periods -> byMember(command, periods, state));
    }

    private static Decision<Receipt> byMember(
            ComputeCommand.ByMember command, LedgerPeriods periods, ComputeState state) {
        LedgerPeriod next = periods.at(state.now()).next();
        return switch (command) {
            case ComputeCommand.ProposeTerms c -> TermsChanging.propose(c, state);
            case ComputeCommand.ApproveTerms c -> TermsChanging.approve(c, periods, state);
            case ComputeCommand.GrantLicence c -> ComputeLicences.grant(c.solver(), next, state);
            case ComputeCommand.WithdrawLicence c -> ComputeLicences.withdraw(c.solver(), next, state);
            case ComputeCommand.Expire c -> Expiring.run(c, periods, state);
            case ComputeCommand.ExpireOffer c ->
                TermsInForce.of(periods, state).then(terms -> OfferLeaving.expire(c, terms, state));
            case ComputeCommand.ForgetRows c -> Forgetting.run(c, periods, state);
        };
    }

    @Override
    protected Decision<Receipt> signed(
            SignedMessage<? extends ComputeCommand.Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(
                message,
                call,
                world,
                (command, operation) -> signed(command, operation, new ComputeState(world, call)));
    }

    private Decision<Receipt> signed(
            ComputeCommand.Signed command, SignedOperation<LedgerPeriods> operation, ComputeState state) {
        AccountKey signer = operation.signer();
        return switch (command) {
            case ComputeCommand.Register c ->
                TermsInForce.of(operation.validity(), state).then(terms -> Registering.run(c, signer, terms, state));
            case ComputeCommand.PostJobs c ->
                TermsInForce.of(operation.validity(), state)
                        .then(terms -> new OfferPosting(operation, state).jobs(c.jobs(), terms, signatures));
            case ComputeCommand.PostResources c -> new OfferPosting(operation, state).resources(c.resources());
            case ComputeCommand.PostNotes c -> new OfferPosting(operation, state).notes(c.notes());
            case ComputeCommand.WithdrawOffer c -> OfferLeaving.withdraw(c, signer, state);
            case ComputeCommand.StopRenewal c -> OfferLeaving.stopRenewal(c, signer, state);
            case ComputeCommand.PostMatches c ->
                TermsInForce.of(operation.validity(), state)
                        .then(terms -> MatchPosting.run(c.matches(), terms, operation, state));
            case ComputeCommand.CommitResults c -> ProviderSteps.commit(c.results(), signer, state, signatures);
            case ComputeCommand.Decline c -> ProviderSteps.decline(c, signer, state);
            case ComputeCommand.AcceptResults c -> CreatorSteps.accept(c.results(), signer, state);
            case ComputeCommand.RejectResult c -> CreatorSteps.reject(c, signer, state, resultKeys);
            case ComputeCommand.PostRun c -> MediationSteps.report(c, signer, state);
            case ComputeCommand.RevealResult c -> MediationSteps.reveal(c, signer, state);
            case ComputeCommand.Appeal c -> VerdictSteps.appeal(c.match(), signer, state);
            case ComputeCommand.AcceptVerdict c -> VerdictSteps.accept(c.match(), signer, state);
            case ComputeCommand.TakeCase c -> MediationSteps.take(c, signer, state);
        };
    }
}
