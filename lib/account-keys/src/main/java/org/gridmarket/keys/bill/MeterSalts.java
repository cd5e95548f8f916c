package org.gridmarket.keys.bill;

import java.util.Arrays;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Macs;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The salt of each reading: MAC(meter secret, t). Random to all others, and the same when a meter that was stopped while it
 * reported reports again, so that the readings that the DSO holds always open the hashes on the ledger.
 */
public final class MeterSalts {
    /** Bytes of a salt. */
    public static final int LENGTH = 16;

    private final Octets key;

    MeterSalts(Octets key) {
        this.key = key;
    }

    /** Of the reading of one interval. */
    public Bytes of(Interval t) {
        byte[] mac = Macs.sha256(
                        key,
                        CanonicalWriter.tagged("gridmarket-reading-salt-v1").u64(Pedersen.number(t)))
                .toArray();
        return Bytes.of(Arrays.copyOf(mac, LENGTH));
    }
}
