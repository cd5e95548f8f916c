package org.gridmarket.kernel.compute.operation;

import java.util.SortedMap;
import java.util.function.Function;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.quantity.Money;

/** What lies in offers and matches of the computation market. */
public final class ComputeMoney implements MoneyInDeals {
    @Override
    public String market() {
        return ComputeFunctions.PREFIX;
    }

    @Override
    public Money heldIn(SortedMap<String, String> rows) {
        return sum(ComputeState.JOB, job -> job.offer().money().deposit(), rows)
                .plus(sum(ComputeState.RESOURCE, resource -> resource.offer().deposit(), rows))
                .plus(sum(ComputeState.NOTE, note -> note.offer().stake(), rows))
                .plus(sum(ComputeState.MATCH, Match::money, rows));
    }

    private static <V> Money sum(StateTable<V> table, Function<V, Money> amount, SortedMap<String, String> rows) {
        return rows.subMap(table.name() + '~', Keys.after(table.name())).values().stream()
                .map(text -> amount.apply(table.codec().read(text)))
                .reduce(Money.ZERO, Money::plus);
    }
}
