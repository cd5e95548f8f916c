package org.gridmarket.coinshuffle.commitment;

import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/**
 * What a meter publishes for one interval: commitments to what its home fed in beyond, and took beyond, what it had
 * traded. Because the meter is trusted to measure, no range proof is needed (research/mixing 7, level 2).
 *
 * @param interval the interval's number, not negative
 * @param surplus commitment to Wh, 0 when there is a deficit
 * @param deficit commitment to Wh, 0 when there is a surplus
 * @param signature the meter's
 */
public record IntervalStatement(long interval, Commitment surplus, Commitment deficit, Octets signature) {
    static IntervalStatement signed(long interval, Commitment surplus, Commitment deficit, AccountSigner meter) {
        var octets = signingOctets(meter.key(), interval, surplus, deficit);
        return new IntervalStatement(interval, surplus, deficit, meter.sign(octets));
    }

    public boolean isSignedBy(AccountKey meter, SignatureCheck check) {
        return check.verify(meter, signingOctets(meter, interval, surplus, deficit), signature);
    }

    private static Octets signingOctets(AccountKey meter, long interval, Commitment surplus, Commitment deficit) {
        return CanonicalWriter.tagged("gridmarket-bill-interval-v1")
                .fixed(meter.octets())
                .u64(interval)
                .prefixed(surplus.encode())
                .prefixed(deficit.encode())
                .octets();
    }
}
