package org.gridmarket.client.energy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Which public events show that an operation is on the ledger, so that no gateway's word for it is needed. They count when they
 * are believed after the operation was first sent, so each sending has a proof of its own. What anybody may do, such as opening a
 * mix, is done whoever did it; and what an earlier operation of the same account did in full, as one from before a crash may, is
 * done too, but never what it did in part. Some operations tell nothing, or not always, or name nobody: for those two gateways
 * have to be asked.
 */
public final class CommitProof {
    private CommitProof() {}

    /** The same, of an operation as it travels; empty where no event shows it, or it is no command of this market. */
    public static Optional<Predicate<EnergyEvent>> of(String function, Submission submission) {
        return EnergyFunctions.command(function)
                .filter(EnergyCommand.Signed.class::isAssignableFrom)
                .flatMap(
                        type -> of((EnergyCommand.Signed) RecordCodec.of(type).read(submission.payload()), submission));
    }

    /** Empty where no event shows it. */
    public static Optional<Predicate<EnergyEvent>> of(EnergyCommand.Signed command, Submission submission) {
        AccountKey signer = submission.signer();
        PageId page = PageId.of(signer, submission.operation(), submission.lastBook());
        @Nullable Predicate<EnergyEvent> proof = switch (command) {
            case EnergyCommand.RegisterProsumer asked ->
                event -> event instanceof EnergyEvent.ProsumerRegistered done
                        && done.account().equals(signer);
            case EnergyCommand.WithdrawAssets asked ->
                event -> event instanceof EnergyEvent.AssetsWithdrawn done
                        && done.account().equals(signer)
                        && done.amounts().equals(asked.amounts());
            case EnergyCommand.CollectCredit asked ->
                event -> event instanceof EnergyEvent.CreditCollected done
                        && done.account().equals(signer);
            case EnergyCommand.PostOffers asked -> posted(page);
            case EnergyCommand.ReplaceOffers asked -> posted(page);
            case EnergyCommand.CancelOffers asked ->
                event -> event instanceof EnergyEvent.OfferCancelled done
                        && done.page().id().equals(page);
            case EnergyCommand.Retire asked -> retired(signer, asked.intervals());
            case EnergyCommand.RetireCredit asked ->
                event -> event instanceof EnergyEvent.CreditRetired done
                        && done.account().equals(signer)
                        && done.tag().equals(asked.tag());
            case EnergyCommand.PostSolution asked ->
                accepted(signer, asked.solution().round());
            case EnergyCommand.SealSolution asked -> accepted(signer, asked.round());
            // Parts of solutions tell nothing, claims, draws and openings tell of others' parts too, reports name
            // a meter instead of its key, and two redemptions of one amount look alike.
            default -> ofMix(command, signer);
        };
        return Optional.ofNullable(proof);
    }

    private static @Nullable Predicate<EnergyEvent> ofMix(EnergyCommand.Signed command, AccountKey signer) {
        return switch (command) {
            case EnergyCommand.JoinMix asked ->
                event -> event instanceof EnergyEvent.MixJoined done
                        && done.account().equals(signer)
                        && done.window().equals(asked.window());
            case EnergyCommand.ReclaimMix asked ->
                event -> event instanceof EnergyEvent.MixReclaimed done
                        && done.account().equals(signer)
                        && done.window().equals(asked.window());
            case EnergyCommand.CommitMix asked ->
                event -> event instanceof EnergyEvent.MixCommitted done
                        && done.session().equals(asked.session());
            case EnergyCommand.AbortMix asked ->
                event -> event instanceof EnergyEvent.MixAborted done
                        && done.session().equals(asked.session())
                        && done.run() == asked.run();
            case EnergyCommand.PostMixMessage asked ->
                event -> event instanceof EnergyEvent.MixMessagePosted done
                        && done.session().equals(asked.session())
                        && done.run() == asked.run()
                        && done.message().equals(asked.message());
            default -> null;
        };
    }

    /**
     * Every interval has to be told: an earlier retirement of some of them is no proof, and makes the ledger refuse this one.
     * Once all are told, whichever operation did it, nothing is left to retire.
     */
    private static Predicate<EnergyEvent> retired(AccountKey signer, List<RetirementTag> asked) {
        Set<RetirementTag> untold = new HashSet<>(asked);
        return event -> event instanceof EnergyEvent.Retired done
                && done.account().equals(signer)
                && untold.remove(new RetirementTag(done.t(), done.tag()))
                && untold.isEmpty();
    }

    private static Predicate<EnergyEvent> accepted(AccountKey solver, Round round) {
        return event -> event instanceof EnergyEvent.SolutionAccepted done
                && done.solver().equals(solver)
                && done.round().equals(round);
    }

    private static Predicate<EnergyEvent> posted(PageId page) {
        return event -> event instanceof EnergyEvent.OfferPosted done
                && done.page().id().equals(page);
    }
}
