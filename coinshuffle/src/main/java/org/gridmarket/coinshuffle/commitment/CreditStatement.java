package org.gridmarket.coinshuffle.commitment;

import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/**
 * What a meter publishes at the end of a cycle: a commitment to the credit that its accounts retired. The ledger shows
 * the retired amounts only under tags that the meter alone recognises.
 *
 * @param lastInterval names the cycle
 * @param credit commitment to µ
 * @param signature the meter's
 */
public record CreditStatement(long lastInterval, Commitment credit, Octets signature) {
    static CreditStatement signed(long lastInterval, Commitment credit, AccountSigner meter) {
        return new CreditStatement(lastInterval, credit, meter.sign(signingOctets(meter.key(), lastInterval, credit)));
    }

    public boolean isSignedBy(AccountKey meter, SignatureCheck check) {
        return check.verify(meter, signingOctets(meter, lastInterval, credit), signature);
    }

    private static Octets signingOctets(AccountKey meter, long lastInterval, Commitment credit) {
        return CanonicalWriter.tagged("gridmarket-bill-credit-v1")
                .fixed(meter.octets())
                .u64(lastInterval)
                .prefixed(credit.encode())
                .octets();
    }
}
