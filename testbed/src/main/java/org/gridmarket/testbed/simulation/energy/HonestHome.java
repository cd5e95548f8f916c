package org.gridmarket.testbed.simulation.energy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.testkit.energy.MarketState;

/**
 * What a home that keeps to the rules must have in the end, under all its accounts together, by what the ledger tells: what it
 * paid in, less what it bought, plus what it sold; and nothing of what it withdrew may be lost.
 */
final class HonestHome {
    private final Set<AccountKey> accounts;
    private final Map<PageId, AccountKey> pages = new HashMap<>();
    private long paidInMicro;
    private long tradedMicro;
    private long waitingMicro;
    private long lentMicro;
    private long retiredMicro;

    HonestHome(List<AccountKey> accounts) {
        this.accounts = new HashSet<>(accounts);
    }

    /** All events of the ledger, in order. */
    HonestHome with(List<EnergyEvent> events) {
        events.forEach(this::apply);
        return this;
    }

    private void apply(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MoneyBooked money
            when isOwn(money.account()) -> {
                paidInMicro += money.amount().micro();
                waitingMicro += money.amount().micro();
            }
            case EnergyEvent.MoneyTakenBack money
            when isOwn(money.account()) -> {
                paidInMicro -= money.amount().micro();
                waitingMicro -= money.amount().micro();
            }
            case EnergyEvent.CreditCollected money
            when isOwn(money.account()) -> waitingMicro -= money.amount().micro();
            case EnergyEvent.CreditRedeemed money
            when isOwn(money.account()) -> paidInMicro -= money.amount().micro();
            case EnergyEvent.CreditRetired money
            when isOwn(money.account()) -> retiredMicro += money.amount().micro();
            case EnergyEvent.OfferPosted(var page) when isOwn(page.account()) -> pages.put(page.id(), page.account());
            case EnergyEvent.Finalised done -> done.trades().forEach(this::trade);
            case EnergyEvent.MixJoined mix
            when isOwn(mix.account()) ->
                lentMicro += mix.bundle().creditOf(mix.bundles()).micro();
            case EnergyEvent.MixReclaimed mix
            when isOwn(mix.account()) ->
                lentMicro -= mix.bundle().creditOf(mix.bundles()).micro();
            case EnergyEvent.MixCommitted mix -> {
                long mine = mix.outputs().stream()
                        .filter(output -> isOwn(output) && !mix.forfeited().contains(output))
                        .count();
                lentMicro -= mix.bundle().creditOf(Math.toIntExact(mine)).micro();
            }
            default -> {
                // nothing of this home
            }
        }
    }

    private boolean isOwn(AccountKey account) {
        return accounts.contains(account);
    }

    private void trade(PricedTrade trade) {
        long value = trade.energy().wh() * trade.price().microPerWh();
        long fee = trade.energy().wh() * trade.fee().microPerWh();
        tradedMicro += isMine(trade.sell()) ? value - fee : 0;
        tradedMicro -= isMine(trade.buy()) ? value + fee : 0;
    }

    private boolean isMine(OfferId offer) {
        return pages.containsKey(offer.page());
    }

    /** What is missing, once everything is claimed; empty when nothing is. */
    Optional<String> loss(MarketState state) {
        long there = waitingMicro + lentMicro + retiredMicro;
        for (AccountKey key : accounts) {
            Account account = state.account(key);
            there += account.credit().micro();
            for (Holding held : account.holdings()) {
                boolean left =
                        !held.production().isZero() || !held.consumption().isZero();
                if (left && !held.retired() && state.isSettled(held.t())) {
                    return Optional.of("account " + key + " has lost " + held.production() + " and "
                            + held.consumption() + " of interval " + held.t());
                }
            }
        }
        if (lentMicro != 0) { // every mix is over
            return Optional.of("accounts " + accounts + " have not got back " + lentMicro + " µ from mixes");
        }
        long due = paidInMicro + tradedMicro;
        return there == due
                ? Optional.empty()
                : Optional.of("accounts " + accounts + " have " + there + " µ of " + due + " µ");
    }
}
