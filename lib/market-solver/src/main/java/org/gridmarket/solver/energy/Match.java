package org.gridmarket.solver.energy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.CarriedSolution;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.solver.effort.MatchStatistics;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.StopWatch;
import org.jspecify.annotations.Nullable;

/** A verified result of a matcher. */
public final class Match {
    private final String matcher;
    private final Objective objective;
    private final VerifiedSolution verified;
    private final MatchStatistics statistics;
    private final @Nullable Certificate certificate;
    private final @Nullable ObjectiveValue bound;

    private Match(
            String matcher,
            Objective objective,
            VerifiedSolution verified,
            MatchStatistics statistics,
            @Nullable Certificate certificate,
            @Nullable ObjectiveValue bound) {
        this.matcher = matcher;
        this.objective = objective;
        this.verified = verified;
        this.statistics = statistics;
        this.certificate = certificate;
        this.bound = bound;
    }

    /** Verifies the trades; a refusal is a bug of the matcher and thrown. */
    static Match verified(
            String matcher,
            RoundInstance instance,
            List<Trade> trades,
            StopWatch watch,
            ModelSize size,
            @Nullable Certificate certificate) {
        long start = System.nanoTime();
        VerifiedSolution verified = verify(instance, trades);
        MatchStatistics statistics = new MatchStatistics(
                size.variables(),
                size.constraints(),
                watch.buildNanos(),
                watch.solveNanos(),
                System.nanoTime() - start);
        return new Match(
                matcher,
                instance.objective(),
                verified,
                statistics,
                certificate,
                certificate == null ? null : certificate.bound(instance));
    }

    /** As the matcher has them; where an interval may not have so many, its largest trades, as far as they fit alone. */
    private static VerifiedSolution verify(RoundInstance instance, List<Trade> trades) {
        if (trades.isEmpty() || hasFullerInterval(instance, trades)) { // the verifier takes no empty solution
            return CarriedSolution.of(
                    instance,
                    trades.stream()
                            .sorted(Comparator.comparing(Trade::energy)
                                    .reversed()
                                    .thenComparing(Comparator.naturalOrder()))
                            .toList());
        }
        return SolutionVerifier.verify(instance, Solution.of(instance.round(), trades))
                .orThrow();
    }

    private static boolean hasFullerInterval(RoundInstance instance, List<Trade> trades) {
        int most = instance.limits().of(EnergyLimit.TRADES_PER_INTERVAL);
        return trades.stream().collect(Collectors.groupingBy(Trade::t, Collectors.counting())).values().stream()
                .anyMatch(count -> count > most);
    }

    public String matcher() {
        return matcher;
    }

    public Objective objective() {
        return objective;
    }

    public VerifiedSolution verified() {
        return verified;
    }

    /** The form in which it is posted. */
    public Solution solution() {
        return Solution.of(
                verified.round(),
                verified.trades().stream().map(PricedTrade::trade).toList());
    }

    public ObjectiveValue value() {
        return verified.value();
    }

    public MatchStatistics statistics() {
        return statistics;
    }

    /** Integers from which anybody can compute {@link #bound}. */
    public Optional<Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** The certificate, where it is not too large for the transaction that posts the solution. */
    public Optional<Certificate> postableCertificate() {
        return certificate().filter(Certificate::fitsTransaction);
    }

    /** No feasible solution of the instance is better than this, under its objective. */
    public Optional<ObjectiveValue> bound() {
        return Optional.ofNullable(bound);
    }

    /** Whether the bound proves that nothing is better under the whole objective. */
    public boolean isCertified() {
        return bound != null && value().compare(bound, objective) >= 0;
    }
}
