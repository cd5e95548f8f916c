package org.gridmarket.kernel.stream.operation;

import java.util.SortedMap;
import java.util.function.Function;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.message.StreamFunctions;

/** What lies in allocations of the stream market: in lanes, and in what belongs to none. */
public final class StreamMoney implements MoneyInDeals {
    @Override
    public String market() {
        return StreamFunctions.PREFIX;
    }

    @Override
    public Money heldIn(SortedMap<String, String> rows) {
        return sum(StreamState.LANE, lane -> lane.money().sum(), rows)
                .plus(sum(StreamState.CUSTOMER, CustomerSide::sum, rows));
    }

    private static <V> Money sum(StateTable<V> table, Function<V, Money> amount, SortedMap<String, String> rows) {
        return rows.subMap(table.name() + '~', Keys.after(table.name())).values().stream()
                .map(text -> amount.apply(table.codec().read(text)))
                .reduce(Money.ZERO, Money::plus);
    }
}
