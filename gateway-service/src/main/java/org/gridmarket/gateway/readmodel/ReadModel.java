package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.ledger.EventFamily;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes in blocks: rows and checkpoint in one transaction, so that a crash between two blocks leaves either all or
 * nothing of each. One writer; any number of readers. Every event is kept as it was told; of what it says, only the market
 * whose it is makes rows.
 */
public final class ReadModel {
    private static final long NOTHING = -1;

    /** Those of db/ledger, which all markets share. */
    private static final List<String> LEDGER_TABLES = List.of(
            "ledger_transaction", "ledger_event", "function_count", "known_account", "market_position", "checkpoint");

    private final Jdbi jdbi;
    private final List<MarketPart<?>> markets;
    private final List<MarketTables<?>> tables;
    private final Map<String, MarketPart<?>> byType = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long height = NOTHING;

    /** Two markets that own a type of event are refused with an {@link IllegalArgumentException}. */
    public ReadModel(Jdbi jdbi, List<? extends MarketModule<?>> markets) {
        this.jdbi = jdbi;
        this.markets = markets.stream().<MarketPart<?>>map(ReadModel::part).toList();
        this.tables =
                markets.stream().<MarketTables<?>>map(MarketModule::tables).toList();
        for (MarketPart<?> market : this.markets) {
            for (String type : market.types()) {
                if (byType.put(type, market) != null) {
                    throw new IllegalArgumentException("event " + type + " is of two markets");
                }
            }
        }
    }

    private static <E> MarketPart<E> part(MarketModule<E> market) {
        return new MarketPart<>(market);
    }

    /**
     * Brings the rows of each market to the checkpoint and tells its followers what they have to know of what is stored.
     * Without a checkpoint everything is read again from block 0. Once, before the first {@link #apply}.
     */
    public void resume() {
        OptionalLong checkpoint = checkpoint();
        if (checkpoint.isEmpty()) {
            forget();
        }
        long stored = checkpoint.orElse(NOTHING);
        StoredEvents events = new StoredEvents(jdbi);
        markets.forEach(market -> {
            market.catchUp(jdbi, events, stored);
            market.remind(jdbi, events, stored);
        });
        moveTo(stored);
    }

    /** Forgets all that the ledger can tell again, and so starts from block 0. Before {@link #resume}. */
    public void forget() {
        jdbi.useTransaction(rows -> {
            markets.forEach(market -> market.forget(rows));
            for (String table : LEDGER_TABLES) {
                rows.execute("delete from " + table);
            }
        });
    }

    /** The newest block whose rows are stored; empty before the first. */
    public OptionalLong checkpoint() {
        return jdbi.withHandle(rows -> rows.createQuery("select block from checkpoint")
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The newest block whose rows are stored and whose events the followers know; -1 before the first. */
    public long height() {
        lock.lock();
        try {
            return height;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a block above the given one has been taken in, or for so long; gives the height then. */
    public long awaitAbove(long known, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (height <= known && left > 0) {
                left = grown.awaitNanos(left);
            }
            return height;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in the next blocks, ascending; those already known are passed over, so that a feed may repeat itself. */
    public void apply(List<EventBlock> blocks) {
        List<EventBlock> fresh = new ArrayList<>();
        long last = height();
        for (EventBlock block : blocks) {
            if (block.number() > last) {
                fresh.add(block);
                last = block.number();
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        long newest = last;
        List<EventRows.Placed> events =
                fresh.stream().flatMap(block -> placed(block).stream()).toList();
        List<MarketPart.Own<?>> owned = owned(events);
        jdbi.useTransaction(rows -> {
            new TransactionRows(fresh).store(rows);
            EventRows.store(rows, events);
            owned.forEach(event -> event.store(rows));
            moveCheckpoint(rows, newest);
            Positions.move(rows, tables, newest);
        });
        owned.forEach(MarketPart.Own::tell);
        moveTo(newest);
    }

    private static List<EventRows.Placed> placed(EventBlock block) {
        List<EventRows.Placed> placed = new ArrayList<>();
        for (EventTransaction transaction : block.transactions()) {
            for (String json : transaction.events()) {
                placed.add(new EventRows.Placed(
                        new Projection.Place(block.number(), placed.size(), transaction.id()), json));
            }
        }
        return placed;
    }

    /** Those of the markets that are here, read; what is nobody's is passed over. */
    private List<MarketPart.Own<?>> owned(List<EventRows.Placed> events) {
        List<MarketPart.Own<?>> owned = new ArrayList<>();
        for (EventRows.Placed event : events) {
            MarketPart<?> market =
                    EventFamily.typeOf(event.json()).map(byType::get).orElse(null);
            if (market != null) {
                owned.add(market.read(event));
            }
        }
        return owned;
    }

    private static void moveCheckpoint(Handle rows, long block) {
        int moved = rows.createUpdate("update checkpoint set block = :block")
                .bind("block", block)
                .execute();
        if (moved == 0) {
            rows.createUpdate("insert into checkpoint (id, block) values (1, :block)")
                    .bind("block", block)
                    .execute();
        }
    }

    private void moveTo(long block) {
        lock.lock();
        try {
            height = block;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
