package org.gridmarket.solver.allocation;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.CompatiblePair;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.ortools.LinearProgram;
import org.gridmarket.solver.ortools.Optimum;

/**
 * Looks for the prices of a certificate: the divisible problem, in which a provider that is SINGLE may be in several places by
 * halves, as a linear program; its duals, times a large number and rounded, are the prices. How good they are the kernel's
 * check says; wrong ones prove nothing, and nothing false.
 */
final class CertificateProgram implements AutoCloseable {
    /** More pairs take GLOP longer than they are worth. */
    static final int MOST_PAIRS = 50_000;

    /** A row that was reached may be missed by so much, which is what GLOP's numbers err. */
    private static final double SLACK = 1e-9;

    /** A consumer and the row of what it can take. */
    private record Consumer(OpenOffer open, int row) {}

    private final AllocationInstance instance;
    private final List<CompatiblePair> pairs;
    private final LinearProgram program = new LinearProgram(LinearProgram.Simplex.PRIMAL);
    private final Map<OfferId, OfferUse> uses = new LinkedHashMap<>();
    private final Map<OfferId, Consumer> consumers = new LinkedHashMap<>();
    private final CapacityPrices capacities;
    private double units;

    private CertificateProgram(AllocationInstance instance, List<CompatiblePair> pairs) {
        this.instance = instance;
        this.pairs = pairs;
        Map<OfferId, Map<ResourceType, List<Integer>>> byProvider = new LinkedHashMap<>();
        for (int e = 0; e < pairs.size(); e++) {
            CompatiblePair pair = pairs.get(e);
            program.addVariable(most(pair));
            addConsumer(e, pair);
            byProvider
                    .computeIfAbsent(pair.provide().id(), any -> new TreeMap<>())
                    .computeIfAbsent(pair.type(), any -> new ArrayList<>())
                    .add(e);
        }
        byProvider.values().forEach(this::addProvider);
        this.capacities = new CapacityPrices(instance, pairs, program);
    }

    /** The proofs of terms, up to the first that is not reached; empty where there is nothing to prove by prices. */
    static Optional<AllocationCertificate> of(AllocationInstance instance, Worth worth, Deadline deadline) {
        if (instance.schema().quantity().size() > 1) {
            return Optional.empty();
        }
        Optional<List<CompatiblePair>> pairs = CompatiblePair.of(instance, MOST_PAIRS);
        if (pairs.isEmpty() || pairs.get().isEmpty()) {
            return Optional.empty();
        }
        try (CertificateProgram program = new CertificateProgram(instance, pairs.get())) {
            List<TermProof> proofs = program.proofs(worth, deadline);
            return proofs.isEmpty() ? Optional.empty() : Optional.of(new AllocationCertificate(proofs));
        }
    }

    // ---- rows

    private OfferUse use(OpenOffer open) {
        return uses.computeIfAbsent(open.id(), any -> {
            OfferUse use = open.use();
            units += use.rest().doubleValue();
            return use;
        });
    }

    /** q: so many units of amount a consumer can take of one type. */
    private long most(CompatiblePair pair) {
        OfferUse use = use(pair.consume());
        return use.rest().divide(use.units().weight(pair.type(), 0)).longValueExact();
    }

    /** What share of an offer one unit of amount takes. */
    private static double share(OpenOffer open, ResourceType type) {
        return 1.0 / (double) Exchange.amounts(open.offer(), type).at(0);
    }

    private double left(OpenOffer open) {
        OfferUse use = use(open);
        return use.rest().doubleValue() / use.units().whole().doubleValue();
    }

    private void addConsumer(int variable, CompatiblePair pair) {
        OpenOffer open = pair.consume();
        int row = consumers
                .computeIfAbsent(open.id(), any -> new Consumer(open, program.addRowAtMost(left(open))))
                .row();
        program.setCoefficient(row, variable, share(pair.consume(), pair.type()));
    }

    private void addProvider(Map<ResourceType, List<Integer>> byType) {
        OpenOffer provide =
                pairs.get(byType.values().iterator().next().getFirst()).provide();
        double left = left(provide);
        if (!provide.offer().has(Flag.SINGLE) || byType.size() == 1) {
            int row = program.addRowAtMost(left);
            byType.forEach((type, of) -> of.forEach(e -> program.setCoefficient(row, e, share(provide, type))));
            return;
        }
        int one = program.addRowAtMost(1);
        byType.forEach((type, of) -> {
            int choice = program.addVariable(1);
            program.setCoefficient(one, choice, 1);
            int row = program.addRowAtMost(0);
            program.setCoefficient(row, choice, -left);
            for (int e : of) {
                program.setCoefficient(row, e, share(provide, type));
                int linked = program.addRowAtMost(0);
                program.setCoefficient(linked, e, 1);
                program.setCoefficient(linked, choice, -(double) most(pairs.get(e)));
            }
        });
    }

    // ---- terms

    private List<TermProof> proofs(Worth worth, Deadline deadline) {
        List<TermProof> proofs = new ArrayList<>();
        List<Integer> reached = new ArrayList<>();
        List<Objective> terms = instance.schema().objective();
        for (int i = 0; i < terms.size(); i++) {
            Optional<Duration> left = deadline.left();
            if (left.isEmpty()) {
                return proofs;
            }
            long[] gains = gains(terms.get(i));
            for (int e = 0; e < gains.length; e++) {
                program.setObjective(e, gains[e]);
            }
            Optional<Optimum> optimum = program.maximise(left.get());
            if (optimum.isEmpty()) {
                return proofs;
            }
            Optional<TermProof> proof = proof(optimum.get(), reached);
            if (proof.isEmpty()) {
                return proofs;
            }
            proofs.add(proof.get());
            double value = (double) worth.term(i);
            if (optimum.get().objective() - value >= 1) {
                return proofs; // not proved, so later ones count for nothing
            }
            int row = program.addRowAtLeast(value - SLACK * Math.max(1, Math.abs(value)));
            for (int e = 0; e < gains.length; e++) {
                program.setCoefficient(row, e, (double) gains[e]);
            }
            reached.add(row);
        }
        return proofs;
    }

    /** What a unit of amount of each pair adds to a term. */
    private long[] gains(Objective term) {
        long volume = instance.schema().quantity().getFirst().volume();
        return pairs.stream()
                .mapToLong(pair -> Math.multiplyExact(
                        volume, instance.unitWorth(term, pair.provide(), pair.consume(), pair.type())))
                .toArray();
    }

    /** So large that what rounding loses over all units and all room is less than one unit of the term. */
    private double scale() {
        double errors = 8 * (units + capacities.room() + 1);
        return Math.scalb(1.0, Math.getExponent(errors) + 1);
    }

    private Optional<TermProof> proof(Optimum optimum, List<Integer> reached) {
        double scale = scale();
        List<Long> weights = new ArrayList<>();
        for (int row : reached) {
            weights.add(Math.max(1, Math.round(-optimum.dualOf(row) * scale)));
        }
        weights.add(Math.round(scale));
        OfferPrices prices = new OfferPrices();
        consumers.forEach((id, consumer) -> {
            BigInteger whole = use(consumer.open()).units().whole();
            prices.add(id, Math.round(Math.max(0, optimum.dualOf(consumer.row())) * scale / whole.doubleValue()));
        });
        return prices.isTooLarge(weights)
                ? Optional.empty()
                : Optional.of(prices.proof(weights, capacities.prices(optimum, scale)));
    }

    @Override
    public void close() {
        program.close();
    }
}
