package org.gridmarket.solver.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;

/**
 * Customers to suppliers and panels (stream-market, Offers and matching): least slack first, then fewest suitable suppliers; each
 * takes its cheapest lanes; where too few are left, lanes of others are moved to suppliers that those may use as well.
 */
public final class StreamMatcher {
    /** Whether a supplier has room for one more lane. */
    @FunctionalInterface
    public interface Free {
        boolean isFree(AccountKey supplier, LedgerTime start, LedgerTime end);
    }

    private static final Comparator<SupplierOffer> CHEAPEST =
            Comparator.comparing(SupplierOffer::ask).thenComparing(SupplierOffer::account);

    private final StreamBook book;
    private final StreamSetting setting;
    private final Free free;
    private final Panels panels;
    private final Map<AccountKey, AllocationTerms> takenBy = new HashMap<>();
    private final List<AllocationTerms> made = new ArrayList<>();

    private StreamMatcher(StreamBook book, StreamSetting setting, Free free) {
        this.book = book;
        this.setting = setting;
        this.free = free;
        this.panels = new Panels(book.mediators(), setting.licensed());
    }

    /** Terms that are feasible now, of which no two need the same supplier. */
    public static List<AllocationTerms> match(StreamBook book, StreamSetting setting, Free free) {
        return new StreamMatcher(book, setting, free).run();
    }

    private List<AllocationTerms> run() {
        Map<CustomerOffer, Integer> choices = new HashMap<>();
        book.customers()
                .forEach(customer -> choices.put(customer, (int) book.suppliers().stream()
                        .filter(supplier -> mayServe(customer, supplier))
                        .count()));
        book.customers().stream()
                .sorted(Comparator.comparingLong((CustomerOffer customer) ->
                                customer.span().until().epochMillis())
                        .thenComparing(choices::get)
                        .thenComparing(CustomerOffer::account))
                .forEach(this::serve);
        return List.copyOf(made);
    }

    /** What concerns these two alone. */
    private boolean mayServe(CustomerOffer customer, SupplierOffer supplier) {
        return customer.epoch().isWithin(supplier.speed())
                && supplier.pages() >= customer.module().pages()
                && !supplier.ask().exceeds(customer.bid())
                && !setting.fee().exceeds(supplier.mostFee())
                && supplier.account().compareTo(customer.account()) != 0
                && epochs(customer, List.of(supplier)) >= least(customer, supplier);
    }

    private static int least(CustomerOffer customer, SupplierOffer supplier) {
        return Math.max(customer.span().leastEpochs(), supplier.span().leastEpochs());
    }

    private LedgerTime start(CustomerOffer customer, List<SupplierOffer> suppliers) {
        LedgerTime start = setting.earliestStart();
        start = later(start, customer.span().from());
        for (SupplierOffer supplier : suppliers) {
            start = later(start, supplier.span().from());
        }
        return start;
    }

    private static LedgerTime later(LedgerTime one, LedgerTime other) {
        return one.isBefore(other) ? other : one;
    }

    /** As many as all can, and the customer has planted tests for. */
    private int epochs(CustomerOffer customer, List<SupplierOffer> suppliers) {
        long end = customer.span().until().epochMillis();
        for (SupplierOffer supplier : suppliers) {
            end = Math.min(end, supplier.span().until().epochMillis());
        }
        long millis = end - start(customer, suppliers).epochMillis();
        return Math.clamp(millis / customer.epoch().millis(), 0, customer.mostEpochs());
    }

    private void serve(CustomerOffer customer) {
        propose(customer).or(() -> augmented(customer)).ifPresent(this::take);
    }

    private void take(AllocationTerms terms) {
        made.add(terms);
        terms.suppliers().forEach(supplier -> takenBy.put(supplier.account(), terms));
    }

    private List<SupplierOffer> untaken(CustomerOffer customer) {
        return book.suppliers().stream()
                .filter(supplier -> !takenBy.containsKey(supplier.account()))
                .filter(supplier -> mayServe(customer, supplier))
                .sorted(CHEAPEST)
                .toList();
    }

    private Optional<AllocationTerms> propose(CustomerOffer customer) {
        return propose(customer, untaken(customer));
    }

    /** With the cheapest of these who trust a common panel. */
    private Optional<AllocationTerms> propose(CustomerOffer customer, List<SupplierOffer> suppliers) {
        for (Panels.Panel panel : panels.of(customer)) {
            List<SupplierOffer> lanes = suppliers.stream()
                    .filter(supplier -> panel.isTrustedBy(supplier.trusted()))
                    .filter(supplier -> isFree(customer, supplier))
                    .limit(customer.replicas())
                    .toList();
            if (lanes.size() == customer.replicas()) {
                AllocationTerms terms = terms(customer, lanes, panel);
                if (setting.isFeasible(terms)) {
                    return Optional.of(terms);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(CustomerOffer customer, SupplierOffer supplier) {
        LedgerTime start = start(customer, List.of(supplier));
        long millis = epochs(customer, List.of(supplier)) * customer.epoch().millis();
        return free.isFree(supplier.account(), start, start.plusMillis(millis));
    }

    private AllocationTerms terms(CustomerOffer customer, List<SupplierOffer> lanes, Panels.Panel panel) {
        return new AllocationTerms(
                customer,
                lanes,
                panel.members(),
                setting.allocator(),
                setting.fee(),
                start(customer, lanes),
                Math.max(1, epochs(customer, lanes)));
    }

    /** Moves a lane of somebody else to a supplier that nobody has taken, until there are enough, or none can be moved. */
    private Optional<AllocationTerms> augmented(CustomerOffer customer) {
        for (SupplierOffer wanted : book.suppliers()) {
            AllocationTerms holder = takenBy.get(wanted.account());
            if (holder == null || !mayServe(customer, wanted) || !moved(holder, wanted)) {
                continue;
            }
            Optional<AllocationTerms> found = propose(customer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean moved(AllocationTerms holder, SupplierOffer lane) {
        List<SupplierOffer> left = new ArrayList<>(holder.suppliers());
        left.remove(lane);
        List<SupplierOffer> choice = new ArrayList<>(left);
        choice.addAll(untaken(holder.customer()));
        Optional<AllocationTerms> other = propose(holder.customer(), choice);
        other.ifPresent(terms -> {
            made.remove(holder);
            holder.suppliers().forEach(supplier -> takenBy.remove(supplier.account()));
            take(terms);
        });
        return other.isPresent();
    }
}
