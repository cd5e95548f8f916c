package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.NOT_DUE;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_OWNER;
import static org.gridmarket.kernel.compute.ComputeRejection.OFFER_GONE;
import static org.gridmarket.kernel.compute.ComputeRejection.RENEWAL_STOPPED;
import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.OfferStatus;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** Offers leave the book, or will leave once their match closes. */
final class OfferLeaving {
    private static final String SOURCE = "compute-market, Offers";

    /** What lies in the book, whatever its kind. */
    private record InBook(AccountKey owner, Money money, LedgerTime expiry) {}

    /** An owner and an offer. */
    record Own(OfferId offer, Optional<AccountKey> owner, AccountKey signer, boolean stopped) {
        @Nullable String gone() {
            return owner.isEmpty() ? "offer " + offer + " is not there" : null;
        }

        @Nullable String notOwner() {
            return owner.filter(signer::equals).isEmpty() ? "offer " + offer + " is not of " + signer : null;
        }

        @Nullable String isStopped() {
            return stopped ? "offer " + offer + " is not renewed any more" : null;
        }
    }

    /** An offer that may be over. */
    record Old(OfferId offer, Optional<LedgerTime> over, LedgerTime now) {
        @Nullable String gone() {
            return over.isEmpty() ? "offer " + offer + " is not there" : null;
        }

        @Nullable String notDue() {
            return over.filter(now::isBefore)
                    .map(time -> "offer " + offer + " stays until " + time)
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<Own> WITHDRAW = RuleBook.of("compute:withdrawOffer",
            rule(OFFER_GONE,      SOURCE, Own::gone),
            rule(NOT_OWNER,       SOURCE, Own::notOwner));
    static final RuleBook<Own> STOP = RuleBook.of("compute:stopRenewal",
            rule(OFFER_GONE,      SOURCE, Own::gone),
            rule(NOT_OWNER,       SOURCE, Own::notOwner),
            rule(RENEWAL_STOPPED, SOURCE, Own::isStopped));
    static final RuleBook<Old> EXPIRE = RuleBook.of("compute:expireOffer",
            rule(OFFER_GONE,      SOURCE, Old::gone),
            rule(NOT_DUE,         SOURCE, Old::notDue));
    // spotless:on

    private OfferLeaving() {}

    static Decision<Receipt> withdraw(ComputeCommand.WithdrawOffer command, AccountKey signer, ComputeState state) {
        Optional<InBook> found = find(command.kind(), command.offer(), state);
        return WITHDRAW.check(new Own(command.offer(), found.map(InBook::owner), signer, false))
                .map(legal -> {
                    OfferLifeCycle.TABLE.follow(
                            OfferStatus.IN_BOOK, OfferLifeCycle.WITHDRAW, MatchParty.OWNER, NoFacts.NONE);
                    return leave(command.kind(), command.offer(), found.orElseThrow(), state);
                });
    }

    static Decision<Receipt> expire(ComputeCommand.ExpireOffer command, ComputeTerms terms, ComputeState state) {
        Optional<InBook> found = find(command.kind(), command.offer(), state);
        Optional<LedgerTime> over = found.map(offer -> terms.windows().grace().after(offer.expiry()));
        return EXPIRE.check(new Old(command.offer(), over, state.now())).map(legal -> {
            OfferLifeCycle.TABLE.follow(
                    OfferStatus.IN_BOOK,
                    OfferLifeCycle.EXPIRE_OFFER,
                    MatchParty.ANYONE,
                    new OfferLifeCycle.Staying(state.now(), over.orElseThrow()));
            return leave(command.kind(), command.offer(), found.orElseThrow(), state);
        });
    }

    /** A row of its own, so that an owner cannot make the closing of its match fail again and again. */
    static Decision<Receipt> stopRenewal(ComputeCommand.StopRenewal command, AccountKey signer, ComputeState state) {
        OfferId offer = command.offer();
        boolean stopped = ComputeState.STOPPED.has(state.world(), offer);
        return STOP.check(new Own(offer, owner(command, state), signer, stopped))
                .map(legal -> {
                    ComputeState.STOPPED.put(state.world(), new StoredValues.Stopped(signer), offer);
                    state.tell(new ComputeEvent.RenewalStopped(command.kind(), offer));
                    return state.receipt(ComputeAnswer.ComputeDone.class, new ComputeAnswer.ComputeDone());
                });
    }

    private static Optional<AccountKey> owner(ComputeCommand.StopRenewal command, ComputeState state) {
        if (command.match() == null) {
            return find(command.kind(), command.offer(), state).map(InBook::owner);
        }
        return ComputeState.MATCH.find(state.world(), command.match()).flatMap(match -> ownerIn(match, command));
    }

    private static Optional<AccountKey> ownerIn(Match match, ComputeCommand.StopRenewal command) {
        OfferId offer = command.offer();
        if (command.kind() == OfferKind.RESOURCE) {
            return match.resource().id().equals(offer) ? Optional.of(match.provider()) : Optional.empty();
        }
        if (match.mediatorNote().id().equals(offer)) {
            return Optional.of(match.mediatorNote().owner());
        }
        return match.directoryNote().id().equals(offer) ? Optional.of(match.directory()) : Optional.empty();
    }

    private static Optional<InBook> find(OfferKind kind, OfferId offer, ComputeState state) {
        return switch (kind) {
            case JOB ->
                ComputeState.JOB
                        .find(state.world(), offer)
                        .map(job -> new InBook(
                                job.owner(),
                                job.offer().money().deposit(),
                                job.offer().expiry()));
            case RESOURCE ->
                ComputeState.RESOURCE
                        .find(state.world(), offer)
                        .map(resource -> new InBook(
                                resource.owner(),
                                resource.offer().deposit(),
                                resource.offer().expiry()));
            case NOTE ->
                ComputeState.NOTE
                        .find(state.world(), offer)
                        .map(note -> new InBook(
                                note.owner(), note.offer().stake(), note.offer().expiry()));
        };
    }

    private static Receipt leave(OfferKind kind, OfferId offer, InBook found, ComputeState state) {
        switch (kind) {
            case JOB -> ComputeState.JOB.delete(state.world(), offer);
            case RESOURCE -> ComputeState.RESOURCE.delete(state.world(), offer);
            case NOTE -> ComputeState.NOTE.delete(state.world(), offer);
        }
        if (kind != OfferKind.JOB && ComputeState.STOPPED.has(state.world(), offer)) {
            ComputeState.STOPPED.delete(state.world(), offer);
        }
        state.payOut(found.owner(), ComputeState.deal(offer), found.money());
        state.tell(new ComputeEvent.OfferGone(kind, offer));
        return state.receipt(ComputeAnswer.ComputeDone.class, new ComputeAnswer.ComputeDone());
    }
}
