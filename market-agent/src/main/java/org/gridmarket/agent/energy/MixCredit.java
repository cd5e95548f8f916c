package org.gridmarket.agent.energy;

import java.util.HashMap;
import java.util.Map;
import org.gridmarket.agent.energy.mixing.HomeWindow;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;

/**
 * What a public account that trades nothing itself can lend to mixes: what it has collected and not lent, and what it means to
 * lend. By the public events alone. Not thread-safe.
 */
final class MixCredit {
    private final AccountKey account;
    private final Map<Interval, Money> promised = new HashMap<>();
    private Money held = Money.ZERO;

    MixCredit(AccountKey account) {
        this.account = account;
    }

    void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.CreditCollected money
            when money.account().equals(account) -> held = held.plus(money.amount());
            case EnergyEvent.CreditRedeemed money
            when money.account().equals(account) -> held = held.minus(money.amount());
            case EnergyEvent.MixJoined joined
            when joined.account().equals(account) -> {
                held = held.minus(joined.bundle().creditOf(joined.bundles()));
                promised.remove(joined.window());
            }
            case EnergyEvent.MixReclaimed back
            when back.account().equals(account) ->
                held = held.plus(back.bundle().creditOf(back.bundles()));
            default -> {
                // moves no credit of this account
            }
        }
    }

    /** Whether a window's credit is kept for it. */
    boolean isPromised(HomeWindow window) {
        return promised.containsKey(window.first());
    }

    /** What is missing for a window beside those that credit is kept for; zero when it reaches. */
    Money missing(HomeWindow window) {
        Money free = promised.values().stream().reduce(held, Money::minus);
        Money needed = window.credit();
        return needed.exceeds(free) ? needed.minus(free) : Money.ZERO;
    }

    /** Keeps a window's credit for it. */
    void promise(HomeWindow window) {
        promised.put(window.first(), window.credit());
    }

    /** Windows that begin before this one cannot be joined any more. */
    void forgetBefore(Interval first) {
        promised.keySet().removeIf(window -> window.isBefore(first));
    }
}
