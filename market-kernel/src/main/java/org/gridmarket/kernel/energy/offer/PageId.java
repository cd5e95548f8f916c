package org.gridmarket.kernel.energy.offer;

import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The name of one operation of an account, and so of the offers posted together in it: SHA-256(account, operation id, last
 * book). Never the transaction id, which a resubmission changes and a relay could grind. The last book is part of it, so
 * that an operation id used again after its rows were swept cannot name a page twice (ADR ids-and-keys).
 *
 * @param id 32 bytes
 */
@Bare
public record PageId(Bytes id) implements Comparable<PageId> {
    public static final int LENGTH = OperationName.LENGTH;

    public PageId {
        if (id.length() != LENGTH) {
            throw new IllegalArgumentException("page id has " + id.length() + " bytes, not " + LENGTH);
        }
    }

    public static PageId of(AccountKey account, OperationId operation, Book lastBook) {
        return new PageId(OperationName.of(account, operation, lastBook).id());
    }

    public static PageId hex(String digits) {
        return new PageId(Bytes.hex(digits));
    }

    @Override
    public int compareTo(PageId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
