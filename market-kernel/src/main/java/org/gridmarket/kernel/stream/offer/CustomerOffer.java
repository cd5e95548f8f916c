package org.gridmarket.kernel.stream.offer;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a customer wants.
 *
 * @param account who pays
 * @param feedKey signs its inputs
 * @param module that suppliers run
 * @param epoch what one epoch is
 * @param span when
 * @param mostEpochs tests are planted for so many, and no allocation has more: 1..{@link StreamRules#MOST_EPOCHS}
 * @param replicas r, lanes: 1..{@link #MOST_REPLICAS}
 * @param bid the highest ask it takes
 * @param testRoot of the tree over the tests of its most epochs
 * @param trusted mediators it takes
 * @param panel k, mediators of an allocation: 1 or 3
 * @param mostFees to the allocator, and to mediators for being there
 */
public record CustomerOffer(
        AccountKey account,
        AccountKey feedKey,
        StreamModule module,
        EpochShape epoch,
        OfferSpan span,
        int mostEpochs,
        int replicas,
        FuelPrice bid,
        Bytes testRoot,
        Trusted trusted,
        int panel,
        Money mostFees) {
    public static final int MOST_REPLICAS = 8;
    public static final int LARGE_PANEL = 3;
    private static final int HASH_LENGTH = 32;

    public CustomerOffer {
        if (mostEpochs < span.leastEpochs() || mostEpochs > StreamRules.MOST_EPOCHS) {
            throw new IllegalArgumentException(
                    mostEpochs + " epochs at most are outside " + span.leastEpochs() + ".." + StreamRules.MOST_EPOCHS);
        }
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException(replicas + " replicas are outside 1.." + MOST_REPLICAS);
        }
        if (panel != 1 && panel != LARGE_PANEL) {
            throw new IllegalArgumentException("a panel of " + panel + " is not 1 or " + LARGE_PANEL);
        }
        if (testRoot.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("a test root has " + testRoot.length() + " bytes");
        }
        if (mostFees.isNegative()) {
            throw new IllegalArgumentException("fees of at most " + mostFees);
        }
    }
}
