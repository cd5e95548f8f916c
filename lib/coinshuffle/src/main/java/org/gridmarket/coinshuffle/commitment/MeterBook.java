package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.util.SortedMap;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.Macs;

/**
 * The meter's side: commits per interval, opens a cycle's total, and in a dispute a single interval. Blinding factors
 * derive from the meter's secret and all that is committed, so that nothing but the readings has to be stored, and no two
 * different amounts ever share a blinding, from whose difference they could be told.
 */
public final class MeterBook {
    private static final int SECRET_LENGTH = 32;

    private final CommitmentScheme scheme;
    private final AccountKey meter;
    private final Octets secret;

    /** The secret: 32 octets that never leave the meter, not its signing key. */
    public MeterBook(CommitmentScheme scheme, AccountKey meter, Octets secret) {
        if (secret.length() != SECRET_LENGTH) {
            throw new IllegalArgumentException("secret of " + secret.length() + " octets, must be " + SECRET_LENGTH);
        }
        this.scheme = scheme;
        this.meter = meter;
        this.secret = secret;
    }

    public StatedDeviation state(long interval, Deviation deviation) {
        return new StatedDeviation(
                scheme.commit(surplus(interval, deviation)), scheme.commit(deficit(interval, deviation)));
    }

    /** A commitment to the credit retired in a cycle, in µ; the cycle is named by its last interval. */
    public Commitment stateRetiredCredit(long lastInterval, BigInteger credit) {
        return scheme.commit(retiredCredit(lastInterval, credit));
    }

    /** For a dispute: reveals this interval's surplus, and nothing of any other. */
    public Opening surplus(long interval, Deviation deviation) {
        return opening("surplus", interval, deviation.surplus());
    }

    /** For a dispute: reveals this interval's deficit, and nothing of any other. */
    public Opening deficit(long interval, Deviation deviation) {
        return opening("deficit", interval, deviation.deficit());
    }

    /**
     * Opens the bill of a cycle: deficits at their price, less surpluses at theirs, less the retired credit, in µ;
     * negative when the prosumer is owed.
     */
    public Opening bill(
            SortedMap<Long, Deviation> deviations, SortedMap<Long, BillPrices> prices, BigInteger retiredCredit) {
        if (!deviations.keySet().equals(prices.keySet()) || deviations.isEmpty()) {
            throw new IllegalArgumentException(deviations.size() + " deviations and " + prices.size()
                    + " prices are not of the same intervals, or there are none");
        }
        var total = retiredCredit(deviations.lastKey(), retiredCredit).times(BigInteger.ONE.negate());
        for (var each : deviations.entrySet()) {
            var price = prices.getOrDefault(each.getKey(), BillPrices.NONE);
            total = total.plus(deficit(each.getKey(), each.getValue()).times(price.deficitPrice()))
                    .plus(surplus(each.getKey(), each.getValue())
                            .times(price.surplusPrice().negate()));
        }
        return total;
    }

    private Opening retiredCredit(long lastInterval, BigInteger credit) {
        return opening("credit", lastInterval, credit);
    }

    private Opening opening(String use, long interval, BigInteger value) {
        var uniform = Macs.sha512( // 512 bits reduce to the order without bias
                secret,
                CanonicalWriter.tagged("gridmarket-bill-blinding-v2")
                        .text(use)
                        .u64(interval)
                        .text(value.toString())
                        .fixed(meter.octets()));
        return new Opening(value, CommitmentScheme.blinding(uniform));
    }
}
