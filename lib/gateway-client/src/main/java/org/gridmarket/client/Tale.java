package org.gridmarket.client;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one gateway tells over one connection: a piece of the ledger's order, from a block on without a gap. Handed out by
 * {@link EventAgreement#open}; only that changes it.
 */
public final class Tale {
    private final Gateway gateway;
    private final long fromBlock;
    private final ArrayDeque<TransactionText> pending = new ArrayDeque<>();
    private final Set<String> toldInBlock = new HashSet<>();
    private int pendingBytes;
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
        pendingBytes = 0;
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

    void add(TransactionText one) {
        pending.add(one);
        pendingBytes += one.length();
    }

    /** What it says comes next after all that is believed; null while it has said nothing of that. */
    @Nullable TransactionText head() {
        return pending.peek();
    }

    void dropHead() {
        pendingBytes -= pending.remove().length();
    }

    /** What it told at a place, if it was this: equal, and perhaps in memory already. */
    Optional<TransactionText> pendingAt(long at, TransactionText told) {
        long first = place - pending.size();
        if (at < first || at >= place) {
            return Optional.empty();
        }
        return pending.stream().skip(at - first).findFirst().filter(told::equals);
    }

    boolean hasRoom(AgreementLimits limits) {
        return pending.size() < limits.pendingTransactions() && pendingBytes < limits.pendingBytes();
    }
}
