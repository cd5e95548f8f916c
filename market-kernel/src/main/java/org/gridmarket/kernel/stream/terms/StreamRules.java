package org.gridmarket.kernel.stream.terms;

import org.gridmarket.kernel.agreement.Change;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/**
 * What holds for every allocation that is made while they are in force.
 *
 * @param windowMillis w, ms for each step of an epoch on the ledger: from {@link #LEAST_WINDOW_MILLIS}; in a simulation from
 *     {@link #LEAST_SIMULATED_MILLIS}
 * @param theta a deposit is so many thousandths of an epoch's price, at least: 0..{@link #MAX_PER_MILLE}
 * @param sigma of a deposit, in thousandths: what silence at a root or a reveal costs, 0..1000
 * @param leastEpochs of an allocation: 1..{@link #MOST_EPOCHS}
 * @param allocationMillis d_alloc, ms that finding and signing may take
 * @param setUpMillis d_setup, ms before the start at which suppliers hold the module
 * @param treasury who gets what is forfeited, which is nobody's gain
 */
public record StreamRules(
        long windowMillis,
        int theta,
        int sigma,
        int leastEpochs,
        long allocationMillis,
        long setUpMillis,
        AccountKey treasury)
        implements Change {
    public static final long LEAST_WINDOW_MILLIS = 120_000;
    public static final long LEAST_EPOCH_MILLIS = 60_000;
    public static final long LEAST_SIMULATED_MILLIS = 1_000;

    /** Money must not lie bound for longer by anybody's silence. */
    public static final long LONGEST_MILLIS = 86_400_000;

    public static final int MAX_PER_MILLE = 1_000_000;
    public static final int WHOLE = 1_000;

    /** K, epochs of one allocation (stream-market, Units and limits). */
    public static final int MOST_EPOCHS = 256;

    public StreamRules {
        if (windowMillis < LEAST_SIMULATED_MILLIS || windowMillis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    "a window of " + windowMillis + " ms is outside " + LEAST_SIMULATED_MILLIS + ".." + LONGEST_MILLIS);
        }
        if (theta < 0 || theta > MAX_PER_MILLE || sigma < 0 || sigma > WHOLE) {
            throw new IllegalArgumentException("theta " + theta + " or sigma " + sigma + " per mille is out of range");
        }
        if (leastEpochs < 1 || leastEpochs > MOST_EPOCHS) {
            throw new IllegalArgumentException(leastEpochs + " epochs are outside 1.." + MOST_EPOCHS);
        }
        if (!isSpan(allocationMillis) || !isSpan(setUpMillis)) {
            throw new IllegalArgumentException("d_alloc " + allocationMillis + " ms or d_setup " + setUpMillis
                    + " ms is outside 0.." + LONGEST_MILLIS);
        }
    }

    /** stream-market, Units and limits. */
    public static StreamRules standard(AccountKey treasury) {
        return new StreamRules(LEAST_WINDOW_MILLIS, 1_000, 250, 1, 1_000, 10_000, treasury);
    }

    @Override
    public Role approver() {
        return Role.admin(Organisation.REGULATOR);
    }

    private static boolean isSpan(long millis) {
        return millis >= 0 && millis <= LONGEST_MILLIS;
    }
}
