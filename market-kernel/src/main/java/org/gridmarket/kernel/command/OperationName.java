package org.gridmarket.kernel.command;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * The name of one operation of an account: SHA-256(account, operation id, last book or ledger period). Never the transaction
 * id, which a resubmission changes and a relay could grind. The last book is part of it, so that an operation id used again
 * after its rows were swept cannot name anything twice (ADR ids-and-keys).
 *
 * @param id 32 bytes
 */
@Bare
public record OperationName(Bytes id) implements Comparable<OperationName> {
    public static final int LENGTH = 32;

    public OperationName {
        if (id.length() != LENGTH) {
            throw new IllegalArgumentException("operation name has " + id.length() + " bytes, not " + LENGTH);
        }
    }

    /** The name under which the first outcome lies and what the operation makes is found. */
    public static OperationName of(AccountKey account, OperationId operation, Book last) {
        return new OperationName(Digest.sha256(account.key(), operation.id(), Bytes.utf8(last.toString())));
    }

    @Override
    public int compareTo(OperationName other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
