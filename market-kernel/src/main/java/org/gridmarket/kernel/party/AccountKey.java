package org.gridmarket.kernel.party;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * An account, which is an Ed25519 public key: public (bound to a meter) or anonymous (a fresh key nobody certifies).
 * Also the form of a meter's key.
 *
 * @param key 32 bytes
 */
@Bare
public record AccountKey(Bytes key) implements Comparable<AccountKey> {
    public static final int LENGTH = 32;

    public AccountKey {
        if (key.length() != LENGTH) {
            throw new IllegalArgumentException("account key has " + key.length() + " bytes, not " + LENGTH);
        }
    }

    public static AccountKey hex(String digits) {
        return new AccountKey(Bytes.hex(digits));
    }

    public String toHex() {
        return key.toHex();
    }

    @Override
    public int compareTo(AccountKey other) {
        return key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
