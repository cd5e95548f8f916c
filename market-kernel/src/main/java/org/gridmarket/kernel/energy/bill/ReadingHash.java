package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * A reading as the ledger keeps it: salted, since a reading itself would be public for ever.
 *
 * @param t the interval
 * @param hash SHA-256(meter, t, net energy, salt)
 */
public record ReadingHash(Interval t, Bytes hash) {
    public static final int LENGTH = 32;

    /** Most bytes of a salt; 16 random ones are enough. Whoever keeps readings can rely on it. */
    public static final int MAX_SALT = 32;

    public ReadingHash {
        if (hash.length() != LENGTH) {
            throw new IllegalArgumentException("reading hash has " + hash.length() + " bytes, not " + LENGTH);
        }
    }

    /** Refuses a salt of more than {@link #MAX_SALT} bytes. */
    public static ReadingHash of(MeterId meter, Interval t, NetEnergy measured, Bytes salt) {
        if (salt.length() > MAX_SALT) {
            throw new IllegalArgumentException(
                    "salt has " + salt.length() + " bytes; at most " + MAX_SALT + " are allowed");
        }
        return new ReadingHash(
                t,
                Digest.sha256(
                        Bytes.utf8("gridmarket/reading/1"),
                        Bytes.utf8(meter.name()),
                        Bytes.utf8(t.toString()),
                        Bytes.utf8(Long.toString(measured.wh())),
                        salt));
    }
}
