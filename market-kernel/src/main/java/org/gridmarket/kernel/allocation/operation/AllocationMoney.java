package org.gridmarket.kernel.allocation.operation;

import java.util.SortedMap;
import java.util.function.Function;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.quantity.Money;

/**
 * What lies in allocation markets: deposits of pages less what pages were given, with those that are swept, less the fees that
 * were collected. Proceeds move from page to page when they are paid; in between they lie in the sum.
 */
public final class AllocationMoney implements MoneyInDeals {
    @Override
    public String market() {
        return AllocationFunctions.PREFIX;
    }

    @Override
    public Money heldIn(SortedMap<String, String> rows) {
        return sum(AllocationState.STANDING, StoredRows.Standing::held, rows)
                .plus(sum(AllocationState.SWEPT, StoredRows.SweptBooks::balance, rows))
                .minus(sum(AllocationState.FEES, StoredRows.CollectedFees::amount, rows));
    }

    private static <V> Money sum(StateTable<V> table, Function<V, Money> amount, SortedMap<String, String> rows) {
        return rows.subMap(table.name() + '~', Keys.after(table.name())).values().stream()
                .map(text -> amount.apply(table.codec().read(text)))
                .reduce(Money.ZERO, Money::plus);
    }
}
