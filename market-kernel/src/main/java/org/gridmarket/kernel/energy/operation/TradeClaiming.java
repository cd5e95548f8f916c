package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;

/**
 * Brings final trades into an account: EPA against ECA, credit against credit, pledges freed. The ledger itself scans the
 * account's pages, so nothing can be left out; an interval is claimed once.
 */
final class TradeClaiming {
    private static final String SOURCE = "energy-market, claim";

    private TradeClaiming() {}

    static Decision<Receipt> run(EnergyCommand.Claim command, SignedCall call, EnergyState state) {
        int named = command.intervals().size();
        if (named == 0 || named > state.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)) {
            return Decision.reject(
                    AccountRejection.AMOUNTS_MISSING,
                    SOURCE,
                    named + " intervals named; 1.." + state.limits().of(EnergyLimit.INTERVALS_PER_OPERATION)
                            + " are allowed");
        }
        Optional<Account> found = EnergyState.ACCOUNT.find(state.world(), command.account());
        if (found.isEmpty()) {
            return Decision.reject(
                    AccountRejection.ACCOUNT_UNKNOWN, SOURCE, "there is no account " + command.account());
        }
        Account account = found.get();
        for (Interval t : command.intervals()) { // all are judged before the first is brought in
            if (!isFinal(state, call.calendar(), t)) {
                return Decision.reject(AccountRejection.INTERVAL_NOT_FINAL, SOURCE, "interval " + t + " is not final");
            }
        }
        List<Interval> claimed = new ArrayList<>();
        for (Interval t : command.intervals()) {
            if (account.holding(t).filter(holding -> !holding.claimed()).isPresent()) {
                account = claim(account, t, state);
                claimed.add(t);
            }
        }
        if (claimed.isEmpty()) {
            return Decision.reject(
                    AccountRejection.NOTHING_TO_CLAIM,
                    SOURCE,
                    "account " + account.key() + " holds nothing unclaimed in " + command.intervals());
        }
        state.putAccount(account);
        state.tell(new EnergyEvent.Claimed(account.key(), IntervalSet.of(claimed)));
        return Decision.accept(state.receipt(EnergyResult.Settled.class, new EnergyResult.Settled(claimed.size())));
    }

    static boolean isFinal(EnergyState state, MarketCalendar calendar, Interval t) {
        return !t.round().book().isBefore(calendar.firstBook()) && state.isFinal(calendar, t);
    }

    /** The account with one final interval brought in; also used by retiring. */
    static Account claim(Account account, Interval t, EnergyState state) {
        Account changed = account;
        for (PageId page : account.pagesNaming(t)) {
            Optional<StoredValues.PageTrades> row = EnergyState.TRADE.find(state.world(), t, page);
            if (row.isPresent()) {
                for (StoredValues.TradeSide side : row.get().trades()) {
                    changed = bringIn(changed, t, page, side);
                }
                EnergyState.CLAIMED.put(state.world(), new StoredValues.ClaimedPage(account.key()), t, page);
            }
        }
        Account settled = changed.withHolding(changed.holding(t).orElseThrow().asClaimed());
        return settled.withOffers(stillLive(settled));
    }

    private static Account bringIn(Account account, Interval t, PageId page, StoredValues.TradeSide side) {
        OfferId id = new OfferId(page, side.index());
        LiveOffer offer = account.offer(id)
                .orElseThrow(() -> new IllegalStateException("final trade of " + id + " in " + t + " has no pledge"));
        List<LiveOffer> offers = new ArrayList<>(account.offers());
        offers.set(offers.indexOf(offer), offer.less(side.energy()));
        Account less = account.withOffers(offers);
        Holding holding = less.holding(t).orElseThrow();
        Money fee = side.energy().at(side.fee());
        Money value = side.energy().at(side.price());
        if (side.side() == Side.BUY) {
            return less.withHolding(holding.bought(side.energy())).paying(value.plus(fee));
        }
        Money earned = value.minus(fee); // the price band keeps it at or above the surplus price, so never negative
        return less.withHolding(holding.sold(side.energy(), earned))
                .withCredit(less.credit().plus(earned));
    }

    /** An offer lives while it has energy left and an interval that is not claimed. */
    private static List<LiveOffer> stillLive(Account account) {
        return account.offers().stream()
                .filter(offer -> !offer.remaining().isZero()
                        && offer.intervals().stream().anyMatch(t -> !account.hasClaimed(t)))
                .toList();
    }
}
