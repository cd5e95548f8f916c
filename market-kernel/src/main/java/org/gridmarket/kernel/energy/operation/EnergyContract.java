package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperations;

/** The energy market's door: each command to its operation. */
public final class EnergyContract extends MarketContract<EnergyCommand.Signed, EnergyCommand.ByMember, EnergyQuery> {
    private final SignatureCheck signatures;
    private final MixJudge mixes;
    private final CommitmentCheck commitments;
    private final DrawCheck draws;
    private final EnergyLimits limits;
    private final SignedOperations<BookValidity> operations;

    public EnergyContract(
            SignatureCheck signatures,
            MixJudge mixes,
            CommitmentCheck commitments,
            DrawCheck draws,
            EnergyLimits limits) {
        super(EnergyFunctions.NAMES);
        this.signatures = signatures;
        this.mixes = mixes;
        this.commitments = commitments;
        this.draws = draws;
        this.limits = limits;
        this.operations = new SignedOperations<>(
                signatures,
                limits.of(EnergyLimit.PAYLOAD_BYTES),
                EnergyState.OUTCOMES,
                world -> books(new EnergyState(world, limits)));
    }

    @Override
    public TableOfContents contents() {
        return EnergyContents.CONTENTS;
    }

    @Override
    protected Decision<Receipt> query(EnergyQuery question, LedgerCall call, WorldState world) {
        return EnergyQueries.answer(question, call, new EnergyState(world, limits), commitments);
    }

    @Override
    protected Decision<Receipt> byMember(EnergyCommand.ByMember command, LedgerCall call, WorldState world) {
        return byMember(command, call, new EnergyState(world, limits));
    }

    @Override
    protected Decision<Receipt> signed(
            SignedMessage<? extends EnergyCommand.Signed> message, LedgerCall call, WorldState world) {
        EnergyState state = new EnergyState(world, limits);
        return operations.carryOut(
                message, call, world, (command, operation) -> signed(command, SignedCall.of(operation, limits), state));
    }

    private static Decision<BookValidity> books(EnergyState state) {
        return founded(state).map(calendar -> new BookValidity(calendar, state));
    }

    static Decision<MarketCalendar> founded(EnergyState state) {
        return EnergyState.CALENDAR
                .find(state.world())
                .map(Decision::accept)
                .orElseGet(() -> Decision.reject(
                        CalendarRejection.MARKET_NOT_FOUNDED, "energy-market, Time", "there is no calendar yet"));
    }

    private Decision<Receipt> signed(EnergyCommand.Signed command, SignedCall call, EnergyState state) {
        return switch (command) {
            case EnergyCommand.RegisterProsumer c -> ProsumerRegistration.run(c, call, state, signatures);
            case EnergyCommand.WithdrawAssets c -> AssetWithdrawal.run(c, call, state);
            case EnergyCommand.CollectCredit c -> CreditMoving.collect(call, state);
            case EnergyCommand.RedeemCredit c -> CreditMoving.redeem(c, call, state);
            case EnergyCommand.PostOffers c -> OfferPosting.run(c, call, state);
            case EnergyCommand.CancelOffers c -> OfferCancelling.run(c, call, state);
            case EnergyCommand.ReplaceOffers c -> OfferReplacing.run(c, call, state);
            case EnergyCommand.Claim c -> TradeClaiming.run(c, call, state);
            case EnergyCommand.Retire c -> AssetRetirement.run(c, call, state);
            case EnergyCommand.JoinMix c -> MixJoining.run(c, call, state);
            case EnergyCommand.OpenMix c -> MixOpening.run(c, call, state, draws);
            case EnergyCommand.PostDrawShares c -> DrawSharePosting.run(c, call, state, draws);
            case EnergyCommand.CommitMix c -> MixCommitting.run(c, call, state, mixes);
            case EnergyCommand.AbortMix c -> MixAborting.run(c, call, state, mixes);
            case EnergyCommand.PostMixMessage c -> MixMessagePosting.run(c, call, state, mixes);
            case EnergyCommand.ReclaimMix c -> MixReclaiming.run(c, call, state);
            case EnergyCommand.RetireCredit c -> CreditRetirement.run(c, call, state);
            case EnergyCommand.CommitSolution c -> SolutionCommitting.run(c, call, state);
            case EnergyCommand.PostSolution c -> SolutionPosting.whole(c, call, state);
            case EnergyCommand.PostSolutionPart c -> SolutionPosting.part(c, call, state);
            case EnergyCommand.SealSolution c -> SolutionPosting.seal(c, call, state);
            case EnergyCommand.ReportReadings c -> MeterReporting.readings(c, call, state);
            case EnergyCommand.ReportCommitments c -> MeterReporting.commitments(c, call, state, commitments);
            case EnergyCommand.ReportPrivateBill c -> PrivateBilling.run(c, call, state, commitments);
            case EnergyCommand.ReportBill c -> CycleBilling.run(c, call, state);
        };
    }

    private static Decision<Receipt> byMember(EnergyCommand.ByMember command, LedgerCall call, EnergyState state) {
        return switch (command) {
            case EnergyCommand.ProposeCalendar c -> MarketFounding.propose(c, call, state);
            case EnergyCommand.ApproveCalendar c -> MarketFounding.approve(c, call, state);
            case EnergyCommand.ProposeRules c -> RuleProposing.run(c, call, state);
            case EnergyCommand.ApproveRules c -> RuleApproving.run(c, call, state);
            case EnergyCommand.GrantLicence c -> EnergyLicences.grant(c, call, state);
            case EnergyCommand.WithdrawLicence c -> EnergyLicences.withdraw(c, call, state);
            case EnergyCommand.BookMoney c -> CreditMoving.book(c, call, state);
            case EnergyCommand.TakeBackMoney c -> CreditMoving.takeBack(c, call, state);
            case EnergyCommand.CloseRound c ->
                founded(state)
                        .then(calendar -> RoundClosing.run(c.round(), calendar, call, state))
                        .map(done -> state.receipt(EnergyResult.Done.class, done));
            case EnergyCommand.Finalise c ->
                founded(state).then(calendar -> Finalisation.run(c.interval(), calendar, call, state));
            case EnergyCommand.CloseAndFinalise c ->
                founded(state)
                        .then(calendar -> Finalisation.readyFor(c.round().interval(), calendar, state))
                        .then(calendar -> RoundClosing.run(c.round(), calendar, call, state)
                                .then(done -> Finalisation.run(c.round().interval(), calendar, call, state)));
            case EnergyCommand.Sweep c -> founded(state).then(calendar -> Sweeping.run(c, calendar, call, state));
            case EnergyCommand.Forget c -> founded(state).then(calendar -> Forgetting.run(c, calendar, call, state));
            case EnergyCommand.ForgetReferences c -> Forgetting.references(c, call, state);
            case EnergyCommand.Settle c ->
                founded(state).then(calendar -> Settling.run(c.interval(), calendar, call, state));
        };
    }
}
