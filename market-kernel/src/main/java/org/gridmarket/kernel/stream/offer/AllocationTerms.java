package org.gridmarket.kernel.stream.offer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * All that the parties of an allocation sign. One transaction binds them all.
 *
 * @param customer who leases
 * @param suppliers one for each lane, in lane order
 * @param mediators the panel
 * @param allocator who put them together; needs no licence
 * @param fee pi_a, to the allocator from the customer and from each supplier
 * @param start of epoch 0
 * @param epochs K: 1..{@link StreamRules#MOST_EPOCHS}
 */
public record AllocationTerms(
        CustomerOffer customer,
        List<SupplierOffer> suppliers,
        List<MediatorOffer> mediators,
        AccountKey allocator,
        Money fee,
        LedgerTime start,
        int epochs) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/allocation/1");

    public AllocationTerms {
        suppliers = List.copyOf(suppliers);
        mediators = List.copyOf(mediators);
        if (suppliers.isEmpty() || suppliers.size() > CustomerOffer.MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    suppliers.size() + " suppliers are outside 1.." + CustomerOffer.MOST_REPLICAS);
        }
        if (mediators.isEmpty() || mediators.size() > CustomerOffer.LARGE_PANEL) {
            throw new IllegalArgumentException(
                    mediators.size() + " mediators are outside 1.." + CustomerOffer.LARGE_PANEL);
        }
        if (epochs < 1 || epochs > StreamRules.MOST_EPOCHS) {
            throw new IllegalArgumentException(epochs + " epochs are outside 1.." + StreamRules.MOST_EPOCHS);
        }
        if (fee.isNegative() || fee.micro() > MediatorOffer.MAX_MICRO) {
            throw new IllegalArgumentException("an allocator's fee of " + fee);
        }
    }

    public AllocationId id() {
        return new AllocationId(
                Digest.sha256(TAG, RecordCodec.of(AllocationTerms.class).writeBytes(this)));
    }

    /** Who has to sign, the customer first, then suppliers and mediators in their order. */
    public List<AccountKey> signers() {
        return Stream.of(
                        Stream.of(customer.account()),
                        suppliers.stream().map(SupplierOffer::account),
                        mediators.stream().map(MediatorOffer::account))
                .flatMap(accounts -> accounts)
                .toList();
    }

    /** The lane of a supplier, if it has one. */
    public Optional<SupplierOffer> supplier(AccountKey account) {
        return suppliers.stream()
                .filter(supplier -> supplier.account().equals(account))
                .findFirst();
    }

    public Optional<MediatorOffer> mediator(AccountKey account) {
        return mediators.stream()
                .filter(mediator -> mediator.account().equals(account))
                .findFirst();
    }

    /** The end of the last epoch. */
    public LedgerTime end() {
        return start.plusMillis(Math.multiplyExact(epochs, customer.epoch().millis()));
    }

    /** Epochs before which nobody can stop it: what the party with the longest minimum wants. */
    public int leastEpochs() {
        return Stream.concat(Stream.of(customer.span()), suppliers.stream().map(SupplierOffer::span))
                .mapToInt(OfferSpan::leastEpochs)
                .max()
                .orElseThrow();
    }
}
