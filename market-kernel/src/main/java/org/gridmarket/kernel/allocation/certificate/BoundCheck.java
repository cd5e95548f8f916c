package org.gridmarket.kernel.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Checks certificates. By weak duality no feasible solution, divisible or not, is worth more than the bound that prices give,
 * whatever the prices are; so term i is at most (bound - sum over j below i of M_j value_j) / M_i.
 */
public final class BoundCheck {
    private static final String SOURCE = "allocation-market, Certificate";

    private BoundCheck() {}

    /**
     * What a certificate proves of a solution of this worth. A market with several dimensions has none, and neither has an
     * instance with more pairs than one transaction looks at: then nothing is proved, and the solution stands without.
     *
     * @return refused when the certificate is none of this instance
     */
    public static Decision<ProvedTerms> check(
            AllocationInstance instance, Worth worth, AllocationCertificate certificate) {
        @Nullable String offence = offence(instance, certificate);
        if (offence != null) {
            return Decision.reject(ContestRejection.BOUND_NOT_PROVED, SOURCE, offence);
        }
        Optional<PairTable> pairs = instance.schema().quantity().size() > 1
                ? Optional.empty()
                : PairTable.of(instance, AllocationLimit.CERTIFICATE_PAIRS.ceiling());
        int terms = instance.schema().objective().size();
        List<TermBound> bounds = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            int term = i;
            Optional<TermProof> proof = certificate.proofs().stream()
                    .filter(each -> each.term() == term)
                    .findFirst();
            bounds.add(
                    proof.isEmpty() || pairs.isEmpty()
                            ? TermBound.NONE
                            : bound(instance, worth, proof.get(), pairs.get()));
        }
        int proved = 0;
        while (proved < terms && bounds.get(proved).isReachedBy(worth.term(proved))) {
            proved++;
        }
        return Decision.accept(new ProvedTerms(bounds, proved));
    }

    /** Nothing is proved: there is no certificate. */
    public static ProvedTerms nothing(AllocationInstance instance) {
        return new ProvedTerms(
                instance.schema().objective().stream()
                        .map(term -> TermBound.NONE)
                        .toList(),
                0);
    }

    private static TermBound bound(AllocationInstance instance, Worth worth, TermProof proof, PairTable pairs) {
        BigInteger all = new DualPrices(instance, proof, pairs).bound();
        BigInteger left = all;
        int term = proof.term();
        for (int j = 0; j < term; j++) {
            left = left.subtract(BigInteger.valueOf(proof.weights().at(j)).multiply(BigInteger.valueOf(worth.term(j))));
        }
        BigInteger[] parts =
                left.divideAndRemainder(BigInteger.valueOf(proof.weights().at(term)));
        return TermBound.of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    private static @Nullable String offence(AllocationInstance instance, AllocationCertificate certificate) {
        int most = AllocationLimit.CERTIFICATE_PRICES.ceiling();
        if (certificate.prices() > most) {
            return certificate.prices() + " prices; at most " + most;
        }
        int before = -1;
        for (TermProof proof : certificate.proofs()) {
            int term = proof.term();
            if (term <= before || term >= instance.schema().objective().size()) {
                return "a proof of term " + term + " after one of " + before + "; there are "
                        + instance.schema().objective().size() + " terms";
            }
            before = term;
            @Nullable String offence = offence(instance, proof);
            if (offence != null) {
                return offence;
            }
        }
        return null;
    }

    private static @Nullable String offence(AllocationInstance instance, TermProof proof) {
        for (long weight : proof.weights().copy()) {
            if (weight < 1) {
                return "a term has the weight " + weight;
            }
        }
        if (proof.offers().size() % TermProof.WIDTH != 0) {
            return proof.offers().size() + " integers of offers are not a multiple of " + TermProof.WIDTH;
        }
        Map<OfferId, Long> priced = new LinkedHashMap<>();
        for (int at = 0; at < proof.offers().size(); at += TermProof.WIDTH) {
            long page = proof.offers().at(at);
            long index = proof.offers().at(at + 1);
            if (page < 0 || page >= proof.pages().size() || index < 0 || index > Integer.MAX_VALUE) {
                return "offer " + index + " of page " + page + " of "
                        + proof.pages().size();
            }
            OfferId id = new OfferId(proof.pages().get((int) page), (int) index);
            if (proof.offers().at(at + 2) < 0 || priced.put(id, proof.offers().at(at + 2)) != null) {
                return "offer " + id + " has a price below 0, or two";
            }
        }
        Set<String> seen = new LinkedHashSet<>();
        for (CapacityPrice price : proof.capacities()) {
            if (!seen.add(price.value() + " " + price.bound()) || boundOf(instance, price) == null) {
                return "capacity " + price.value() + " has two prices for " + price.bound() + ", or no such bound";
            }
        }
        return null;
    }

    /** The bound that a price belongs to; null when the terms have none. */
    static @Nullable Volume boundOf(AllocationInstance instance, CapacityPrice price) {
        CapacityValue value = price.value();
        List<Capacity> capacities = instance.terms().capacities();
        if (value.capacity() < 0
                || value.capacity() >= capacities.size()
                || value.by().size() != capacities.get(value.capacity()).by().size()) {
            return null;
        }
        Capacity capacity = capacities.get(value.capacity());
        return switch (price.bound()) {
            case OUT -> capacity.out();
            case IN -> capacity.in();
            case NET_OUT -> capacity.netOut();
            case NET_IN -> capacity.netIn();
        };
    }
}
