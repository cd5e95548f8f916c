package org.gridmarket.testkit.stream;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;

/** Terms that differ from the page's in one thing. */
final class TermsVariants {
    private TermsVariants() {}

    static UnaryOperator<AllocationTerms> allocator(AccountKey allocator) {
        return terms -> new AllocationTerms(
                terms.customer(),
                terms.suppliers(),
                terms.mediators(),
                allocator,
                terms.fee(),
                terms.start(),
                terms.epochs());
    }

    static UnaryOperator<AllocationTerms> fee(long micro) {
        return terms -> new AllocationTerms(
                terms.customer(),
                terms.suppliers(),
                terms.mediators(),
                terms.allocator(),
                new Money(micro),
                terms.start(),
                terms.epochs());
    }

    static UnaryOperator<AllocationTerms> epochs(int epochs) {
        return terms -> new AllocationTerms(
                terms.customer(),
                terms.suppliers(),
                terms.mediators(),
                terms.allocator(),
                terms.fee(),
                terms.start(),
                epochs);
    }

    static UnaryOperator<AllocationTerms> startingLater(long millis) {
        return terms -> starting(terms.start().plusMillis(millis)).apply(terms);
    }

    private static UnaryOperator<AllocationTerms> starting(LedgerTime start) {
        return terms -> new AllocationTerms(
                terms.customer(),
                terms.suppliers(),
                terms.mediators(),
                terms.allocator(),
                terms.fee(),
                start,
                terms.epochs());
    }

    static UnaryOperator<AllocationTerms> customer(UnaryOperator<CustomerOffer> change) {
        return terms -> new AllocationTerms(
                change.apply(terms.customer()),
                terms.suppliers(),
                terms.mediators(),
                terms.allocator(),
                terms.fee(),
                terms.start(),
                terms.epochs());
    }

    /** Of every supplier. */
    static UnaryOperator<AllocationTerms> supplier(UnaryOperator<SupplierOffer> change) {
        return terms -> new AllocationTerms(
                terms.customer(),
                terms.suppliers().stream().map(change).toList(),
                terms.mediators(),
                terms.allocator(),
                terms.fee(),
                terms.start(),
                terms.epochs());
    }

    // ---- customers

    static UnaryOperator<CustomerOffer> epoch(EpochShape epoch) {
        return offer -> customer(offer, epoch, offer.span(), offer.replicas(), offer.panel(), offer.mostFees());
    }

    static UnaryOperator<CustomerOffer> span(UnaryOperator<OfferSpan> change) {
        return offer -> customer(
                offer, offer.epoch(), change.apply(offer.span()), offer.replicas(), offer.panel(), offer.mostFees());
    }

    static UnaryOperator<CustomerOffer> replicas(int replicas) {
        return offer -> customer(offer, offer.epoch(), offer.span(), replicas, offer.panel(), offer.mostFees());
    }

    static UnaryOperator<CustomerOffer> panel(int panel) {
        return offer -> customer(offer, offer.epoch(), offer.span(), offer.replicas(), panel, offer.mostFees());
    }

    static UnaryOperator<CustomerOffer> mostFees(long micro) {
        return offer -> customer(offer, offer.epoch(), offer.span(), offer.replicas(), offer.panel(), new Money(micro));
    }

    private static CustomerOffer customer(
            CustomerOffer offer, EpochShape epoch, OfferSpan span, int replicas, int panel, Money mostFees) {
        return new CustomerOffer(
                offer.account(),
                offer.feedKey(),
                offer.module(),
                epoch,
                span,
                offer.mostEpochs(),
                replicas,
                offer.bid(),
                offer.testRoot(),
                offer.trusted(),
                panel,
                mostFees);
    }

    // ---- suppliers

    static UnaryOperator<SupplierOffer> speed(long fuel) {
        return offer -> supplier(offer, new Fuel(fuel), offer.pages(), offer.span(), offer.ask(), offer.trusted());
    }

    static UnaryOperator<SupplierOffer> pages(int pages) {
        return offer -> supplier(offer, offer.speed(), pages, offer.span(), offer.ask(), offer.trusted());
    }

    static UnaryOperator<SupplierOffer> ask(long micro) {
        return offer ->
                supplier(offer, offer.speed(), offer.pages(), offer.span(), new FuelPrice(micro), offer.trusted());
    }

    static UnaryOperator<SupplierOffer> trusting(List<AccountKey> mediators) {
        return offer ->
                supplier(offer, offer.speed(), offer.pages(), offer.span(), offer.ask(), new Trusted(mediators));
    }

    private static SupplierOffer supplier(
            SupplierOffer offer, Fuel speed, int pages, OfferSpan span, FuelPrice ask, Trusted trusted) {
        return new SupplierOffer(offer.account(), offer.workKey(), speed, pages, span, ask, trusted, offer.mostFee());
    }
}
