package org.gridmarket.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;

/** What an account has in its purse, and which payouts wait for it, as events tell. */
public final class Wallet {
    /** So many are collected although nobody needs the money: one operation for the payouts of as many deals. */
    private static final int WORTH_COLLECTING = 16;

    private final AccountKey account;
    private final SequencedSet<Deal> waiting = new LinkedHashSet<>();
    private Money purse = Money.ZERO;

    public Wallet(AccountKey account) {
        this.account = account;
    }

    /** Takes in an event; those of others change nothing. */
    public void hear(PurseEvent event) {
        switch (event) {
            case PurseEvent.PurseMoneyBooked(var who, var reference, var amount)
            when isOwn(who) -> waiting.add(new Deal(Deal.BOOKING, reference));
            case PurseEvent.PurseMoneyTakenBack(var who, var reference, var amount)
            when isOwn(who) -> waiting.remove(new Deal(Deal.BOOKING, reference));
            case PurseEvent.PurseRedemptionReturned(var who, var redemption, var amount)
            when isOwn(who) -> waiting.add(new Deal(Deal.RETURNED, redemption.toString()));
            case PurseEvent.PursePaidOut(var who, var deal, var amount) when isOwn(who) -> waiting.add(deal);
            case PurseEvent.PurseCollected(var who, var payouts, var amount)
            when isOwn(who) -> {
                payouts.forEach(waiting::remove);
                purse = purse.plus(amount);
            }
            case PurseEvent.PurseGiven(var who, var deal, var amount) when isOwn(who) -> purse = purse.plus(amount);
            case PurseEvent.PurseFilledFromEnergy(var who, var amount) when isOwn(who) -> purse = purse.plus(amount);
            case PurseEvent.PurseStaked(var who, var deal, var amount) when isOwn(who) -> purse = purse.minus(amount);
            case PurseEvent.PurseRedemptionAsked(var who, var redemption, var amount)
            when isOwn(who) -> purse = purse.minus(amount);
            case PurseEvent.PurseEmptiedToEnergy(var who, var amount) when isOwn(who) -> purse = purse.minus(amount);
            default -> {
                // somebody else's, or no change of what is here
            }
        }
    }

    private boolean isOwn(AccountKey who) {
        return who.equals(account);
    }

    /** What lies in the purse. */
    public Money purse() {
        return purse;
    }

    public boolean has(Money amount) {
        return !amount.exceeds(purse);
    }

    /**
     * Brings payouts in: all that one operation takes.
     *
     * @param needed whether the money is needed now
     */
    public Optional<PurseCommand.Collect> collect(boolean needed) {
        if (waiting.isEmpty() || (!needed && waiting.size() < WORTH_COLLECTING)) {
            return Optional.empty();
        }
        List<Deal> all = new ArrayList<>(waiting);
        List<Deal> some = all.subList(0, Math.min(all.size(), PurseLimit.PAYOUTS_PER_COLLECTION.ceiling()));
        return Optional.of(new PurseCommand.Collect(some));
    }
}
