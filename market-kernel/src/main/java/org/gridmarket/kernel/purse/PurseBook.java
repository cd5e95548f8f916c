package org.gridmarket.kernel.purse;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;

/** What purses, payouts, redemptions and deals must hold, added up from the events in ledger order. Not thread-safe. */
public final class PurseBook {
    private Money paidIn = Money.ZERO;
    private Money paidOut = Money.ZERO;
    private Money inPurses = Money.ZERO;
    private Money inPayouts = Money.ZERO;
    private Money inRedemptions = Money.ZERO;
    private final SortedMap<String, Money> inDeals = new TreeMap<>();

    /** Takes in the next event. */
    public void apply(PurseEvent event) {
        switch (event) {
            case PurseEvent.PurseMoneyBooked(var account, var reference, var amount) -> {
                paidIn = paidIn.plus(amount);
                inPayouts = inPayouts.plus(amount);
            }
            case PurseEvent.PurseMoneyTakenBack(var account, var reference, var amount) -> {
                paidOut = paidOut.plus(amount);
                inPayouts = inPayouts.minus(amount);
            }
            case PurseEvent.PurseCollected(var account, var payouts, var amount) -> {
                inPayouts = inPayouts.minus(amount);
                inPurses = inPurses.plus(amount);
            }
            case PurseEvent.PurseStaked(var account, var deal, var amount) -> {
                inPurses = inPurses.minus(amount);
                addToDeals(deal, amount);
            }
            case PurseEvent.PursePaidOut(var account, var deal, var amount) -> {
                addToDeals(deal, Money.ZERO.minus(amount));
                inPayouts = inPayouts.plus(amount);
            }
            case PurseEvent.PurseGiven(var account, var deal, var amount) -> {
                addToDeals(deal, Money.ZERO.minus(amount));
                inPurses = inPurses.plus(amount);
            }
            case PurseEvent.PurseFilledFromEnergy(var account, var amount) -> {
                paidIn = paidIn.plus(amount);
                inPurses = inPurses.plus(amount);
            }
            case PurseEvent.PurseEmptiedToEnergy(var account, var amount) -> {
                paidOut = paidOut.plus(amount);
                inPurses = inPurses.minus(amount);
            }
            case PurseEvent.PurseRedemptionAsked(var account, var redemption, var amount) -> {
                inPurses = inPurses.minus(amount);
                inRedemptions = inRedemptions.plus(amount);
            }
            case PurseEvent.PurseRedeemed(var account, var redemption, var amount, var reference) -> {
                paidOut = paidOut.plus(amount);
                inRedemptions = inRedemptions.minus(amount);
            }
            case PurseEvent.PurseRedemptionReturned(var account, var redemption, var amount) -> {
                inRedemptions = inRedemptions.minus(amount);
                inPayouts = inPayouts.plus(amount);
            }
        }
    }

    private void addToDeals(Deal deal, Money amount) {
        inDeals.merge(deal.market(), amount, Money::plus);
    }

    /** Money that came in from outside or from the energy market, less what went back there. */
    public Money inside() {
        return paidIn.minus(paidOut);
    }

    public Money inPurses() {
        return inPurses;
    }

    public Money inPayouts() {
        return inPayouts;
    }

    public Money inRedemptions() {
        return inRedemptions;
    }

    /** What purses have put into deals and not got back, of all markets. */
    public Money inAllDeals() {
        return inDeals.values().stream().reduce(Money.ZERO, Money::plus);
    }

    /** By market; markets that never had a deal are missing. */
    public SortedMap<String, Money> inDeals() {
        return Collections.unmodifiableSortedMap(inDeals);
    }
}
