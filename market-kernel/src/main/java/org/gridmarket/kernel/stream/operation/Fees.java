package org.gridmarket.kernel.stream.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.Share;

/**
 * A mediation's fees in equal parts from those at fault; the remainder is the customer's, else the first lane's.
 *
 * @param ofCustomer zero when it is not at fault
 * @param lanes at fault, and what each pays
 */
record Fees(Money ofCustomer, Map<AccountKey, Money> lanes, boolean isNobody) {
    static Fees of(Money all, boolean customer, Set<AccountKey> wrong) {
        int guilty = wrong.size() + (customer ? 1 : 0);
        if (guilty == 0) {
            return new Fees(Money.ZERO, Map.of(), true);
        }
        Money share = Share.floor(all, 1, guilty);
        Money first = all.minus(Share.times(share, guilty - 1L));
        Map<AccountKey, Money> lanes = new LinkedHashMap<>();
        wrong.forEach(supplier -> lanes.put(supplier, customer || !lanes.isEmpty() ? share : first));
        return new Fees(customer ? first : Money.ZERO, lanes, false);
    }

    Money of(AccountKey supplier) {
        return lanes.getOrDefault(supplier, Money.ZERO);
    }
}
