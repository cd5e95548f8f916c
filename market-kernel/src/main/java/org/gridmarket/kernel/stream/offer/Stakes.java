package org.gridmarket.kernel.stream.offer;

import java.util.Comparator;
import java.util.stream.Stream;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.stream.terms.StreamRules;

/**
 * What an allocation costs and locks, all of it from its terms and the rules it is made under (stream-market, Money).
 *
 * @param price one for all lanes
 * @param epochPrice V, of a lane and epoch
 * @param testFee f, of a planted test that reaches nobody
 * @param supplierDeposit D_s, of each lane; as much is each mediator's bond
 * @param customerDeposit D_c
 * @param customerLocks r K V + D_c + K n f + K sum pi_m + pi_a
 */
public record Stakes(
        FuelPrice price,
        Money epochPrice,
        Money testFee,
        Money supplierDeposit,
        Money customerDeposit,
        Money customerLocks) {
    private static final int RUNS_OF_A_TEST = 2;

    /** @throws ArithmeticException when a sum leaves the range of money */
    public static Stakes of(AllocationTerms terms, StreamRules rules) {
        EpochShape epoch = terms.customer().epoch();
        FuelPrice price = FuelPrice.between(
                terms.customer().bid(),
                terms.suppliers().stream()
                        .map(SupplierOffer::ask)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        Money epochPrice = price.of(epoch.inputs(), epoch.fuel());
        Money mediation = sum(terms.mediators().stream().map(mediator -> mediator.fee(epoch)));
        Money share = Share.ceil(epochPrice, rules.theta(), StreamRules.WHOLE);
        int lanes = terms.suppliers().size();
        Money customerDeposit = share.max(Share.times(mediation, lanes));
        Money testFee = price.of(RUNS_OF_A_TEST, epoch.fuel());
        Money locks = Share.times(epochPrice, (long) lanes * terms.epochs())
                .plus(customerDeposit)
                .plus(testsPot(terms, testFee))
                .plus(availability(terms))
                .plus(terms.fee());
        return new Stakes(price, epochPrice, testFee, share.max(mediation), customerDeposit, locks);
    }

    /** Each mediator's bond. */
    public Money bond() {
        return supplierDeposit;
    }

    /** What a supplier locks: its deposit and the allocator's fee. */
    public Money supplierLocks(AllocationTerms terms) {
        return supplierDeposit.plus(terms.fee());
    }

    /** K n f. */
    public Money testsPot(AllocationTerms terms) {
        return testsPot(terms, testFee);
    }

    /** K sum pi_m: to mediators, for being there. */
    public static Money availability(AllocationTerms terms) {
        return Share.times(sum(terms.mediators().stream().map(MediatorOffer::availability)), terms.epochs());
    }

    private static Money testsPot(AllocationTerms terms, Money testFee) {
        return Share.times(
                testFee, (long) terms.epochs() * terms.customer().epoch().tests());
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }
}
