package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.BoundCheck;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.certificate.TermBound;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.MatchStatistics;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.StopWatch;
import org.jspecify.annotations.Nullable;

/** A verified result of a matcher; with no assignment where nothing is better than nothing. */
public final class AllocationMatch {
    private final String matcher;
    private final AllocationInstance instance;
    private final @Nullable VerifiedAllocation verified;
    private final MatchStatistics statistics;
    private final List<TermBound> told;
    private final @Nullable AllocationCertificate certificate;
    private final ProvedTerms proved;
    private final long proofNanos;

    private AllocationMatch(
            String matcher,
            AllocationInstance instance,
            @Nullable VerifiedAllocation verified,
            MatchStatistics statistics,
            List<TermBound> told,
            @Nullable AllocationCertificate certificate,
            long proofBegan) {
        this.matcher = matcher;
        this.instance = instance;
        this.verified = verified;
        this.statistics = statistics;
        this.told = List.copyOf(told);
        this.certificate = certificate;
        this.proved = certificate == null
                ? BoundCheck.nothing(instance)
                : BoundCheck.check(instance, worth(verified, instance), certificate)
                        .orThrow();
        this.proofNanos = certificate == null ? 0 : System.nanoTime() - proofBegan;
    }

    /**
     * Verifies the assignments; a refusal is a bug of the matcher and thrown. What is worth no more than no assignment is
     * dropped: the ledger would not take it.
     *
     * @param told what the matcher knows of each term without a proof that others can check; as many as there are terms, or
     *     none
     */
    static AllocationMatch verified(
            String matcher,
            AllocationInstance instance,
            List<Assignment> assignments,
            StopWatch watch,
            ModelSize size,
            List<TermBound> told) {
        long start = System.nanoTime();
        @Nullable VerifiedAllocation verified = verify(instance, assignments);
        MatchStatistics statistics = new MatchStatistics(
                size.variables(),
                size.constraints(),
                watch.buildNanos(),
                watch.solveNanos(),
                System.nanoTime() - start);
        return new AllocationMatch(matcher, instance, verified, statistics, told, null, 0);
    }

    private static @Nullable VerifiedAllocation verify(AllocationInstance instance, List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return null;
        }
        Solution solution = Solution.of(instance.schema().name(), instance.cycle(), assignments);
        VerifiedAllocation found = AllocationVerifier.verify(instance, solution).orThrow();
        Worth nothing = Worth.nothing(instance.schema().objective().size());
        return found.worth().compareTo(nothing) > 0 ? found : null;
    }

    /** The same with a certificate, where prices are found in time and there is something to certify. */
    AllocationMatch proved(Deadline deadline) {
        return proved(() -> CertificateProgram.of(instance, worth(), deadline));
    }

    /** The same with the certificate that is found, where there is something to certify. */
    AllocationMatch proved(Supplier<Optional<AllocationCertificate>> search) {
        if (verified == null) {
            return this;
        }
        long began = System.nanoTime();
        return search.get()
                .map(proof -> new AllocationMatch(matcher, instance, verified, statistics, told, proof, began))
                .orElse(this);
    }

    /** How long it took to find the certificate and to check it, ns; 0 without one. */
    public long proofNanos() {
        return proofNanos;
    }

    public String matcher() {
        return matcher;
    }

    /** What was solved. */
    public AllocationInstance instance() {
        return instance;
    }

    /** In order, each with its price. */
    public List<PricedAssignment> assignments() {
        return verified == null ? List.of() : verified.assignments();
    }

    /** The form in which it is posted; empty when there is nothing to post. */
    public Optional<Solution> solution() {
        return Optional.ofNullable(verified)
                .map(found -> Solution.of(
                        instance.schema().name(),
                        instance.cycle(),
                        found.assignments().stream()
                                .map(PricedAssignment::assignment)
                                .toList()));
    }

    public Optional<VerifiedAllocation> verified() {
        return Optional.ofNullable(verified);
    }

    public Worth worth() {
        return worth(verified, instance);
    }

    private static Worth worth(@Nullable VerifiedAllocation verified, AllocationInstance instance) {
        return verified == null ? Worth.nothing(instance.schema().objective().size()) : verified.worth();
    }

    public MatchStatistics statistics() {
        return statistics;
    }

    /** Integers from which anybody can compute bounds. */
    public Optional<AllocationCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** How many terms, from the first on, the certificate proves, as the ledger will find. */
    public int provedTerms() {
        return proved.proved();
    }

    /** Whether the certificate proves that nothing is better. */
    public boolean isCertified() {
        return proved.proved() == instance.schema().objective().size();
    }

    /** Whether the certificate proves it, or the matcher knows it without a proof that others can check. */
    public boolean isBest() {
        List<TermBound> bounds = bounds();
        for (int i = 0; i < bounds.size(); i++) {
            @Nullable Long bound = bounds.get(i).bound();
            if (bound == null || bound != worth().term(i)) {
                return false;
            }
        }
        return true;
    }

    /** For each term what no solution with equal earlier terms exceeds: the smaller of what is proved and what is told. */
    public List<TermBound> bounds() {
        List<TermBound> bounds = new ArrayList<>();
        for (int i = 0; i < proved.bounds().size(); i++) {
            @Nullable Long checked = proved.bounds().get(i).bound();
            @Nullable Long known = told.isEmpty() ? null : told.get(i).bound();
            bounds.add(new TermBound(
                    checked == null ? known : known == null ? checked : Long.valueOf(Math.min(checked, known))));
        }
        return bounds;
    }
}
