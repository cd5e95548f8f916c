package org.gridmarket.kernel.purse.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.quantity.Money;

/**
 * The one check that no money of purses appears or is lost, for tests, simulation and audit: what the rows hold is what the
 * events say, place by place, and all places together hold what came in less what went out.
 */
public final class PurseAudit {
    private final List<MoneyInDeals> markets;

    /** @param markets every market with deals; one that is missing is told as soon as it has a deal with money in it */
    public PurseAudit(List<MoneyInDeals> markets) {
        this.markets = List.copyOf(markets);
    }

    /**
     * What does not add up; nothing when all does.
     *
     * @param book all events so far, added up
     * @param rows the state that they have led to
     */
    public List<String> offences(PurseBook book, SortedMap<String, String> rows) {
        List<String> offences = new ArrayList<>();
        Money purses = sum(PurseState.BALANCE, PurseState.Balance::amount, rows);
        Money payouts = sum(PurseState.PAYOUT, PurseState.Payout::amount, rows);
        Money redemptions = sum(PurseState.REDEMPTION, PurseState.Redemption::amount, rows);
        compare("purses", purses, book.inPurses(), offences);
        compare("payouts", payouts, book.inPayouts(), offences);
        compare("redemptions", redemptions, book.inRedemptions(), offences);
        Money deals = Money.ZERO;
        for (MoneyInDeals market : markets) {
            Money held = market.heldIn(rows);
            deals = deals.plus(held);
            Money told = book.inDeals().getOrDefault(market.market(), Money.ZERO);
            compare("deals of " + market.market(), held, told, offences);
        }
        for (Map.Entry<String, Money> told : book.inDeals().entrySet()) {
            if (!told.getValue().isZero()
                    && markets.stream().noneMatch(market -> market.market().equals(told.getKey()))) {
                offences.add("market " + told.getKey() + " has " + told.getValue() + " in deals and lists none");
            }
        }
        Money there = purses.plus(payouts).plus(redemptions).plus(deals);
        compare("purses, payouts, redemptions and deals", there, book.inside(), offences);
        return offences;
    }

    private static void compare(String where, Money there, Money told, List<String> offences) {
        if (!there.equals(told)) {
            offences.add(where + " hold " + there + ", told was " + told);
        }
    }

    private static <V> Money sum(StateTable<V> table, Function<V, Money> amount, SortedMap<String, String> rows) {
        return rows.subMap(table.name() + '~', Keys.after(table.name())).values().stream()
                .map(text -> amount.apply(table.codec().read(text)))
                .reduce(Money.ZERO, Money::plus);
    }
}
