package org.gridmarket.gateway.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.Count;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads blocks, transactions and what depends on the time of blocks. */
public final class LedgerRows {
    /** Transactions of a block, and events of a transaction, in one answer. */
    static final int MOST = 100;

    /** Characters of one event in an answer; an event may have megabytes. */
    static final int EVENT_CHARACTERS = 4_000;

    private static final String VALID = "VALID";

    private final Jdbi jdbi;

    public LedgerRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A block with its transactions; empty ones are blocks too. */
    LedgerPages.Block block(long number) {
        return jdbi.inTransaction(rows -> new LedgerPages.Block(
                number,
                rows.createQuery("""
                                select t.tx, t.called, t.validity,
                                (select count(*) from ledger_event e where e.block = t.block and e.tx = t.tx) as events
                                from ledger_transaction t where t.block = :block order by t.place limit :most""")
                        .bind("block", number)
                        .bind("most", MOST)
                        .map((row, context) -> new LedgerPages.TransactionRow(
                                row.getString("tx"),
                                row.getString("called"),
                                row.getString("validity"),
                                row.getString("validity").equals(VALID) ? row.getLong("events") : 0))
                        .list(),
                Math.max(0, Count.all(rows, "ledger_transaction where block = ?", number) - MOST)));
    }

    /** The newest transaction of an id: one that was ordered twice took effect at most once, and before the other. */
    Optional<LedgerPages.Transaction> transaction(String id) {
        return jdbi.inTransaction(rows -> rows.createQuery("""
                        select * from ledger_transaction where tx = :tx
                        order by case when validity = :valid then 0 else 1 end, block, place limit 1""")
                .bind("tx", id)
                .bind("valid", VALID)
                .map((row, context) -> {
                    long block = row.getLong("block");
                    boolean valid = row.getString("validity").equals(VALID);
                    return new LedgerPages.Transaction(
                            row.getString("tx"),
                            block,
                            row.getInt("place"),
                            row.getString("called"),
                            row.getString("validity"),
                            RefusalSentences.ofValidity(row.getString("validity")),
                            valid ? events(rows, block, id) : List.of(),
                            valid ? Math.max(0, count(rows, block, id) - MOST) : 0);
                })
                .findFirst());
    }

    private static List<LedgerPages.Event> events(Handle rows, long block, String id) {
        return rows.createQuery("""
                        select type, json from ledger_event where block = :block and tx = :tx
                        order by position limit :most""")
                .bind("block", block)
                .bind("tx", id)
                .bind("most", MOST)
                .map((row, context) -> event(row.getString("type"), row.getString("json")))
                .list();
    }

    private static LedgerPages.Event event(String type, String json) {
        boolean cut = json.length() > EVENT_CHARACTERS;
        return new LedgerPages.Event(type, cut ? json.substring(0, EVENT_CHARACTERS) : json, cut);
    }

    private static long count(Handle rows, long block, String id) {
        return Count.all(rows, "ledger_event where block = ? and tx = ?", block, id);
    }

    /** The first block that is not older than a time, as far as sealed rounds tell; empty when none is as young. */
    Optional<Long> firstBlockSince(long epochMillis) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select min(closed_block) as block from market_interval where closed_at >= :since""")
                .bind("since", epochMillis)
                .map((row, context) -> (Long) row.getObject("block"))
                .findOne());
    }

    /** Transactions without effect from a block on, by Fabric's code. */
    List<LedgerPages.Refusal> withoutEffect(long fromBlock) {
        List<LedgerPages.Refusal> found = new ArrayList<>();
        jdbi.useHandle(rows -> rows.createQuery("""
                        select validity, count(*) as times from ledger_transaction
                        where block >= :from and validity <> :valid group by validity order by times desc, validity""")
                .bind("from", fromBlock)
                .bind("valid", VALID)
                .map((row, context) -> new LedgerPages.Refusal(
                        "block",
                        row.getString("validity"),
                        row.getLong("times"),
                        RefusalSentences.ofValidity(row.getString("validity"))))
                .forEach(found::add));
        return found;
    }

    /** How many events of a type there were. */
    long events(String type) {
        return Count.all(jdbi, "ledger_event where type = ?", type);
    }
}
