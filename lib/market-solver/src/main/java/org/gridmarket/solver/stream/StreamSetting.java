package org.gridmarket.solver.stream;

import java.util.Map;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.AllocationRules;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.Candidate;
import org.gridmarket.kernel.stream.terms.StreamRules;

/**
 * What an allocator goes by.
 *
 * @param licensed mediators with a licence in force, and the organisation that answers for each
 * @param simulation whether the ledger is one
 * @param allocator who proposes, and is paid
 * @param fee pi_a, from the customer and from each supplier
 * @param leadMillis before the earliest start, ms: what signing and committing may take
 */
public record StreamSetting(
        StreamRules rules,
        LedgerTime now,
        LedgerPeriod period,
        Map<AccountKey, Organisation> licensed,
        boolean simulation,
        AccountKey allocator,
        Money fee,
        long leadMillis) {
    public StreamSetting {
        licensed = Map.copyOf(licensed);
    }

    /** Nothing starts before. */
    LedgerTime earliestStart() {
        return now.plusMillis(rules.setUpMillis() + leadMillis);
    }

    /** By the kernel's own rules. */
    boolean isFeasible(AllocationTerms terms) {
        return AllocationRules.FEASIBLE
                .check(new Candidate(terms, rules, now, period, licensed, simulation))
                .isAccepted();
    }
}
