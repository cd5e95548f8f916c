package org.gridmarket.keys.bill;

import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Macs;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Tags under which anonymous accounts retire: MAC(meter secret, account, t) (anonymity, "Retiring"). To everybody else they
 * are 32 random bytes; a copy under another account or interval is not the meter's, so nobody can spoil its balance.
 */
public final class MeterTags {
    private final Octets key;

    MeterTags(Octets key) {
        this.key = key;
    }

    /** For the EPA and ECA of one interval. */
    public Bytes assets(AccountKey account, Interval t) {
        return tag(CanonicalWriter.tagged("gridmarket-retire-assets-v1")
                .fixed(octets(account))
                .u64(Pedersen.number(t)));
    }

    /** For the credit of an account, which it retires once. */
    public Bytes credit(AccountKey account) {
        return tag(CanonicalWriter.tagged("gridmarket-retire-credit-v1").fixed(octets(account)));
    }

    private Bytes tag(CanonicalWriter message) {
        return Bytes.of(Macs.sha256(key, message).toArray());
    }

    private static Octets octets(AccountKey account) {
        return Octets.copyOf(account.key().copy());
    }
}
