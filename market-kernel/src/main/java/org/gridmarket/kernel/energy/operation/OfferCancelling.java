package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.IntervalSet;

/**
 * Voids offers from the interval after the book on. That frees the asset pledges of those intervals at once; the ones up to
 * the book, and the credit behind them, stay until they are claimed, since they may still be traded.
 */
final class OfferCancelling {
    private OfferCancelling() {}

    static Decision<Receipt> run(EnergyCommand.CancelOffers command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        return BookRules.NAME_BOOK
                .check(BookRules.facts(command.book(), call, state))
                .then(book ->
                        OfferRules.CANCEL.check(new OfferRules.CancelFacts(command.offers(), account, call.limits())))
                .then(legal -> takeRoom(
                        without(account, command.offers(), command.book()),
                        command.book(),
                        command.offers(),
                        call,
                        state))
                .map(changed -> {
                    state.putAccount(changed);
                    storeVoid(command.book(), command.offers(), call, state);
                    return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
                });
    }

    /** The account with the offers' later pledges gone. */
    static Account without(Account account, List<OfferId> cancelled, Book book) {
        Set<OfferId> named = new LinkedHashSet<>(cancelled);
        List<LiveOffer> live = new ArrayList<>();
        for (LiveOffer offer : account.offers()) {
            if (!named.contains(offer.id())) {
                live.add(offer);
                continue;
            }
            IntervalSet left =
                    offer.intervals().filter(t -> t.isBefore(book.firstNameable()) && !account.hasClaimed(t));
            if (!left.isEmpty()) {
                live.add(offer.over(left));
            }
        }
        return account.withOffers(live);
    }

    /** The account with the cancellation in its book, if it has room for it. */
    static Decision<Account> takeRoom(
            Account account, Book book, List<OfferId> cancelled, SignedCall call, EnergyState state) {
        VoidPage page = voidPage(book, cancelled, call);
        return PostingRoom.take(account, book, EnergyState.VOID.size(page, book, page.id()), call, state);
    }

    private static VoidPage voidPage(Book book, List<OfferId> cancelled, SignedCall call) {
        return new VoidPage(call.name(), book, cancelled.stream().sorted().toList());
    }

    static void storeVoid(Book book, List<OfferId> cancelled, SignedCall call, EnergyState state) {
        VoidPage page = voidPage(book, cancelled, call);
        EnergyState.VOID.put(state.world(), page, book, page.id());
        state.tell(new EnergyEvent.OfferCancelled(call.signer(), page));
    }
}
