package org.gridmarket.kernel.stream.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.offer.MediatorOffer;

/**
 * What the mediators of an allocation have said about an epoch.
 *
 * @param given by whom, in the order of the terms
 * @param majority what more than half of the whole panel says; empty while there is none
 */
record Panel(Map<AccountKey, StreamVerdict> given, Optional<StreamVerdict> majority) {
    static Panel of(Allocation allocation, int epoch, AllocationRows rows) {
        Map<AccountKey, StreamVerdict> given = new LinkedHashMap<>();
        for (MediatorOffer mediator : allocation.terms().mediators()) {
            rows.verdict(epoch, mediator.account()).ifPresent(verdict -> given.put(mediator.account(), verdict));
        }
        return new Panel(given, allocation.majorityOf(given.values()));
    }

    boolean agrees(AccountKey mediator) {
        return majority.isPresent() && majority.get().equals(given.get(mediator));
    }

    Money fee(AccountKey mediator, Allocation allocation) {
        return allocation
                .terms()
                .mediator(mediator)
                .orElseThrow()
                .fee(allocation.terms().customer().epoch());
    }

    /** Of those who agree. */
    Money fees(Allocation allocation) {
        return given.keySet().stream()
                .filter(this::agrees)
                .map(mediator -> fee(mediator, allocation))
                .reduce(Money.ZERO, Money::plus);
    }

    List<AccountKey> silent(Allocation allocation) {
        return allocation.terms().mediators().stream()
                .map(MediatorOffer::account)
                .filter(mediator -> !given.containsKey(mediator))
                .toList();
    }
}
