package org.gridmarket.client;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one gateway tells over one connection: a piece of the ledger's order, from a block on without a gap. Handed out by
 * {@link EventAgreement#open}; only that changes it.
 *
 * @param <E> the events of a market
 */
public final class Tale<E> {
    /** A transaction that no other gateway has told yet. */
    record Pending<E>(TransactionText text, List<E> events) {}

    private final Gateway gateway;
    private final long fromBlock;
    private final ArrayDeque<Pending<E>> pending = new ArrayDeque<>();
    private final Set<String> toldInBlock = new HashSet<>();
    private int pendingCharacters;
    private long place;
    private long block;
    private boolean over;

    Tale(Gateway gateway, long fromBlock, long place) {
        this.gateway = gateway;
        this.fromBlock = fromBlock;
        this.block = fromBlock;
        this.place = place;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** The block to ask the gateway for. */
    public long fromBlock() {
        return fromBlock;
    }

    /** Where the next transaction that it tells stands in the ledger's order. */
    long place() {
        return place;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        pending.clear();
        pendingCharacters = 0;
    }

    /** What shows by itself, without another gateway's word, that this cannot be the ledger's order. */
    Optional<String> fault(TransactionText told, int identifierLength) {
        if (told.block() < 0) {
            return Optional.of("told block " + Long.toUnsignedString(told.block()) + ", above any that there can be");
        }
        if (told.block() < block) {
            return Optional.of("told block " + told.block() + " where it was to tell " + block + " or a later one");
        }
        if (told.transaction().isEmpty() || told.transaction().length() > identifierLength) {
            return Optional.of(
                    "told a transaction id of " + told.transaction().length() + " characters in block " + told.block());
        }
        if (told.block() == block && toldInBlock.contains(told.transaction())) {
            return Optional.of("told a transaction of block " + block + " twice");
        }
        return Optional.empty();
    }

    /** It has told this, in order. */
    void step(TransactionText told) {
        if (told.block() > block) {
            block = told.block();
            toldInBlock.clear();
        }
        toldInBlock.add(told.transaction());
        place++;
    }

    void add(Pending<E> one) {
        pending.add(one);
        pendingCharacters += one.text().length();
    }

    /** What it says comes next after all that is believed; null while it has said nothing of that. */
    @Nullable Pending<E> head() {
        return pending.peek();
    }

    void dropHead() {
        pendingCharacters -= pending.remove().text().length();
    }

    /** What it told at a place, read already, if it was this. */
    Optional<Pending<E>> pendingAt(long at, TransactionText told) {
        long first = place - pending.size();
        if (at < first || at >= place) {
            return Optional.empty();
        }
        return pending.stream()
                .skip(at - first)
                .findFirst()
                .filter(one -> one.text().equals(told));
    }

    boolean hasRoom(AgreementLimits limits) {
        return pending.size() < limits.pendingTransactions() && pendingCharacters < limits.pendingCharacters();
    }
}
