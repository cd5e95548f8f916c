package org.gridmarket.kernel.purse.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * How the deals of markets move money, within one transaction. A deal takes its stakes into its own row; when it ends, each
 * party's share waits in a row of its own until the party collects it, so closing a deal writes nobody's purse and cannot be
 * starved. A market puts {@link #told} behind its own events.
 */
public final class Purses {
    private final WorldState world;
    private final List<PurseEvent> events = new ArrayList<>();

    public Purses(WorldState world) {
        this.world = world;
    }

    /** What is in a purse; nothing is zero. */
    public Money of(AccountKey account) {
        return PurseState.BALANCE
                .find(world, account)
                .map(PurseState.Balance::amount)
                .orElse(Money.ZERO);
    }

    /**
     * Takes a stake out of a purse; the market adds it to its deal's row in the same transaction. In an operation that the
     * account, or everybody whose purse it takes from, has signed.
     */
    public Decision<Money> stake(AccountKey account, Deal deal, Money amount) {
        return Spending.SPEND.check(new Spending(account, of(account), amount)).map(legal -> {
            put(account, legal.held().minus(amount));
            tell(new PurseEvent.PurseStaked(account, deal, amount));
            return amount;
        });
    }

    /**
     * Whether a stake could be taken once this much more is in the purse: for an operation that pays in and takes out, and
     * that must not write before it knows that it may.
     */
    public Decision<Money> mayStake(AccountKey account, Money coming, Money amount) {
        return Spending.SPEND
                .check(new Spending(account, of(account).plus(coming), amount))
                .map(legal -> amount);
    }

    /**
     * Lets money of a deal wait for an account; the market takes it from its deal's row in the same transaction. What waits
     * already from the same deal is added to. Nothing for nothing: an amount of zero leaves no row. Never refused.
     *
     * @throws IllegalStateException when the amount is negative: a bug of the market
     */
    public void payOut(AccountKey account, Deal deal, Money amount) {
        if (isSomething(amount, deal)) {
            addPayout(account, deal, amount);
            tell(new PurseEvent.PursePaidOut(account, deal, amount));
        }
    }

    /**
     * Puts money of a deal straight into a purse: only where the account itself has asked for the settlement, so that nobody
     * else writes its row.
     *
     * @throws IllegalStateException when the amount is negative: a bug of the market
     */
    public void give(AccountKey account, Deal deal, Money amount) {
        if (isSomething(amount, deal)) {
            put(account, of(account).plus(amount));
            tell(new PurseEvent.PurseGiven(account, deal, amount));
        }
    }

    /** Canonical JSON of what has moved, in order. */
    public List<String> told() {
        RecordCodec<PurseEvent> codec = RecordCodec.of(PurseEvent.class);
        return events.stream().map(codec::write).toList();
    }

    void put(AccountKey account, Money amount) {
        PurseState.BALANCE.put(world, new PurseState.Balance(amount), account);
    }

    /** What waits for an account from one deal; nothing is zero. */
    public Money waiting(AccountKey account, Deal deal) {
        return PurseState.PAYOUT
                .find(world, account, deal.market(), deal.id())
                .map(PurseState.Payout::amount)
                .orElse(Money.ZERO);
    }

    void addPayout(AccountKey account, Deal deal, Money amount) {
        putPayout(account, deal, waiting(account, deal).plus(amount));
    }

    /** Where nothing waits there is no row. */
    void putPayout(AccountKey account, Deal deal, Money amount) {
        if (amount.isZero()) {
            PurseState.PAYOUT.delete(world, account, deal.market(), deal.id());
        } else {
            PurseState.PAYOUT.put(world, new PurseState.Payout(amount), account, deal.market(), deal.id());
        }
    }

    void tell(PurseEvent event) {
        events.add(event);
    }

    private static boolean isSomething(Money amount, Deal deal) {
        if (amount.isNegative()) {
            throw new IllegalStateException("deal " + deal + " would pay " + amount);
        }
        return !amount.isZero();
    }
}
