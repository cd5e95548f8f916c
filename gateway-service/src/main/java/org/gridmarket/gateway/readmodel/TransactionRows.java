package org.gridmarket.gateway.readmodel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The transactions of some blocks as rows, and how often each function was called: one batch of each. */
final class TransactionRows {
    private final List<EventBlock> blocks;

    TransactionRows(List<EventBlock> blocks) {
        this.blocks = blocks;
    }

    void store(Handle rows) {
        Map<String, long[]> counts = new TreeMap<>();
        try (PreparedBatch batch = rows.prepareBatch("""
                insert into ledger_transaction (block, place, tx, called, validity)
                values (:block, :place, :tx, :called, :validity)""")) {
            for (EventBlock block : blocks) {
                for (int place = 0; place < block.transactions().size(); place++) {
                    EventTransaction transaction = block.transactions().get(place);
                    batch.bind("block", block.number())
                            .bind("place", place)
                            .bind("tx", transaction.id())
                            .bind("called", transaction.function())
                            .bind("validity", transaction.validity())
                            .add();
                    counts.computeIfAbsent(transaction.function(), fresh -> new long[2])[
                            transaction.isValid() ? 0 : 1]++;
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        counts.forEach((function, count) -> count(rows, function, count[0], count[1]));
    }

    private static void count(Handle rows, String function, long good, long bad) {
        int counted = rows.createUpdate(
                        "update function_count set good = good + :good, bad = bad + :bad where called = :called")
                .bind("good", good)
                .bind("bad", bad)
                .bind("called", function)
                .execute();
        if (counted == 0) {
            rows.createUpdate("insert into function_count (called, good, bad) values (:called, :good, :bad)")
                    .bind("called", function)
                    .bind("good", good)
                    .bind("bad", bad)
                    .execute();
        }
    }
}
