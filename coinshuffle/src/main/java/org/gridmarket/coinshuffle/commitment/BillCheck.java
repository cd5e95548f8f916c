package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;

/**
 * The DSO's side: checks the total of a cycle against the published commitments. Learns the total and nothing else.
 */
public final class BillCheck {
    private final CommitmentScheme scheme;
    private final SignatureCheck check;

    public BillCheck(CommitmentScheme scheme, SignatureCheck check) {
        this.scheme = scheme;
        this.check = check;
    }

    /**
     * Whether the opened total, in µ, is the bill of exactly these intervals: sum of deficit price x deficit, less
     * surplus price x surplus, less the retired credit.
     *
     * @param statements exactly one for each priced interval, signed by the meter
     * @param retired of the cycle that the last of these intervals ends, signed by the meter
     */
    public boolean isBill(
            AccountKey meter,
            List<IntervalStatement> statements,
            SortedMap<Long, BillPrices> prices,
            CreditStatement retired,
            Opening total) {
        if (statements.stream().map(IntervalStatement::interval).distinct().count() != prices.size()
                || statements.size() != prices.size()
                || prices.isEmpty()
                || retired.lastInterval() != prices.lastKey()
                || !retired.isSignedBy(meter, check)) {
            return false;
        }
        var sum = Commitment.ZERO;
        for (var statement : statements) {
            var price = prices.get(statement.interval());
            if (price == null || !statement.isSignedBy(meter, check)) {
                return false;
            }
            sum = sum.plus(statement.deficit().times(price.deficitPrice()))
                    .plus(statement.surplus().times(price.surplusPrice().negate()));
        }
        return scheme.opens(sum.plus(retired.credit().times(BigInteger.ONE.negate())), total);
    }

    /** Whether one disputed interval was opened truly. */
    public boolean isOpened(AccountKey meter, IntervalStatement statement, Opening surplus, Opening deficit) {
        return statement.isSignedBy(meter, check)
                && scheme.opens(statement.surplus(), surplus)
                && scheme.opens(statement.deficit(), deficit);
    }
}
