package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes in blocks: rows and checkpoint in one transaction, so that a crash between two blocks leaves either all or
 * nothing of each. One writer; any number of readers.
 */
public final class ReadModel {
    private static final long NOTHING = -1;

    private final Jdbi jdbi;
    private final List<Projection> projections;
    private final List<Follower> followers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long height = NOTHING;

    public ReadModel(Jdbi jdbi, List<Projection> projections, List<Follower> followers) {
        this.jdbi = jdbi;
        this.projections = List.copyOf(projections);
        this.followers = List.copyOf(followers);
    }

    /** Tells the followers what they have to know of what is stored. Once, before the first {@link #apply}. */
    public void resume(Replay replay) {
        long stored = checkpoint().orElse(NOTHING);
        long from = jdbi.withHandle(replay::from);
        StoredEvents events = new StoredEvents(jdbi);
        events.forEach(replay.standing(), from, this::tell);
        events.forEach(from, this::tell);
        moveTo(stored);
    }

    private void tell(EnergyEvent event) {
        followers.forEach(follower -> follower.follow(event));
    }

    /** Forgets all that the ledger can tell again, and so starts from block 0. Before {@link #resume}. */
    public void forget() {
        jdbi.useTransaction(rows -> {
            for (Projection projection : projections) {
                projection.tables().forEach(table -> rows.execute("delete from " + table));
            }
            rows.execute("delete from ledger_transaction");
            rows.execute("delete from function_count");
            rows.execute("delete from checkpoint");
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
        jdbi.useTransaction(rows -> {
            new TransactionRows(fresh).store(rows);
            fresh.forEach(block -> store(rows, block));
            moveCheckpoint(rows, newest);
        });
        for (EventBlock block : fresh) {
            for (EventTransaction transaction : block.transactions()) {
                transaction.events().forEach(this::tell);
            }
        }
        moveTo(newest);
    }

    private void store(Handle rows, EventBlock block) {
        int position = 0;
        for (EventTransaction transaction : block.transactions()) {
            for (EnergyEvent event : transaction.events()) {
                Projection.Place place = new Projection.Place(block.number(), position, transaction.id());
                projections.forEach(projection -> projection.apply(rows, place, event));
                position++;
            }
        }
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
