package org.gridmarket.kernel.stream.lane;

import java.util.Collection;
import java.util.Optional;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.stream.terms.StreamRules;

/**
 * An allocation that is made: never changed.
 *
 * @param terms that all have signed
 * @param rules it was made under
 * @param simulation whether the ledger it was made on is one, and no clock is wrong
 */
public record Allocation(AllocationTerms terms, StreamRules rules, boolean simulation) {
    public EpochTimes times() {
        return new EpochTimes(
                terms.start(),
                terms.customer().epoch().millis(),
                rules.windowMillis(),
                simulation ? 0 : EpochTimes.TOLERANCE_MILLIS);
    }

    public Stakes stakes() {
        return Stakes.of(terms, rules);
    }

    /** N. */
    public int inputs() {
        return terms.customer().epoch().inputs();
    }

    /** What a supplier gets for an epoch: floor(V P / N). */
    public Money share(PostedRoot root) {
        return Share.floor(stakes().epochPrice(), root.present(inputs()), inputs());
    }

    /** How many mediators make a majority. */
    public int majority() {
        return terms.mediators().size() / 2 + 1;
    }

    /**
     * What more than half of the whole panel says; empty while there is none.
     *
     * @param given what its mediators have said about one epoch, one each
     */
    public Optional<StreamVerdict> majorityOf(Collection<StreamVerdict> given) {
        return given.stream()
                .filter(verdict -> given.stream().filter(verdict::equals).count() >= majority())
                .findFirst();
    }
}
