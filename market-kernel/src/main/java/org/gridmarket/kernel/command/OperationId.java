package org.gridmarket.kernel.command;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a signer calls one intent: 16 random bytes, the same for every retry, so that a retry through any relay gets the
 * first outcome (anonymity, "Accounts and signatures").
 *
 * @param id 16 bytes
 */
@Bare
public record OperationId(Bytes id) implements Comparable<OperationId> {
    public static final int LENGTH = 16;

    public OperationId {
        if (id.length() != LENGTH) {
            throw new IllegalArgumentException("operation id has " + id.length() + " bytes, not " + LENGTH);
        }
    }

    @Override
    public int compareTo(OperationId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toHex();
    }
}
