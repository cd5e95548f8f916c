package org.gridmarket.audit.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes, from the public events alone, whether the final trades of each interval obey (2.1)-(2.3) and (2.5)-(2.7),
 * whether they carry the prices they should, and what the certificate of the candidate proves. Events come in ledger
 * order. Not thread-safe.
 */
public final class IntervalAudit {
    /** The best that a round's instance allows. */
    @FunctionalInterface
    public interface Best {
        /** Energy of the best solution under the calendar's objective. */
        Energy of(RoundInstance instance);
    }

    private final MarketView view = new MarketView();
    private final Map<Round, AcceptedSolution> accepted = new HashMap<>();
    private final List<IntervalFinding> findings = new ArrayList<>();
    private final @Nullable Best best;
    private @Nullable Interval broken;
    private Energy carried = Energy.ZERO;

    /** @param best to recompute the gap of rounds that no certificate bounds; null leaves that out */
    public IntervalAudit(@Nullable Best best) {
        this.best = best;
    }

    /** Takes in one event; returns what it found when the event made an interval final. */
    public Optional<IntervalFinding> observe(EnergyEvent event) {
        Optional<IntervalFinding> found = Optional.empty();
        if (event instanceof EnergyEvent.SolutionAccepted better && broken == null) {
            accepted.put(better.round(), AcceptedSolution.of(better, view.instance(better.round())));
        }
        if (event instanceof EnergyEvent.Finalised done) {
            IntervalFinding finding = examine(done);
            findings.add(finding);
            found = Optional.of(finding);
        }
        view.apply(event);
        return found;
    }

    public List<IntervalFinding> findings() {
        return List.copyOf(findings);
    }

    private IntervalFinding examine(EnergyEvent.Finalised done) {
        Energy traded = done.trades().stream().map(PricedTrade::energy).reduce(Energy.ZERO, Energy::plus);
        if (broken != null) {
            String reason = "interval " + done.interval() + " follows interval " + broken
                    + ", whose trades leave no instance to compute with";
            return new IntervalFinding(done.interval(), done.time(), done.source(), traded, reason, null, false);
        }
        RoundInstance instance = view.instance(done.interval().round());
        AcceptedSolution told = accepted.remove(done.interval().round());
        AcceptedSolution solution =
                told == null ? AcceptedSolution.none(instance, done.trades().isEmpty()) : told;
        String offence = offence(done, instance);
        return new IntervalFinding(
                done.interval(),
                done.time(),
                done.source(),
                traded,
                offence == null ? solution.offence() : offence,
                gap(solution, told != null, traded, instance),
                solution.isCertified());
    }

    private @Nullable String offence(EnergyEvent.Finalised done, RoundInstance instance) {
        boolean trades = !done.trades().isEmpty();
        boolean mayTrade = done.source() == FinalSource.CANDIDATE || done.source() == FinalSource.CARRIED;
        if (!trades) {
            return null;
        }
        if (!mayTrade) {
            return "interval " + done.interval() + " has trades although its source is " + done.source();
        }
        Solution solution = Solution.of(
                done.interval().round(),
                done.trades().stream().map(PricedTrade::trade).toList());
        return switch (SolutionVerifier.verify(instance, solution)) {
            case Decision.Rejected<VerifiedSolution>(var reason) -> {
                broken = done.interval();
                yield "interval " + done.interval() + ": " + reason.text();
            }
            case Decision.Accepted<VerifiedSolution>(var verified) ->
                verified.trades().equals(done.trades())
                        ? null
                        : "interval " + done.interval() + ": order, prices or fees of its trades are not the kernel's";
        };
    }

    /** Without a solution of its own a round keeps what is left of the one before: all of it but the interval that is over. */
    private @Nullable Energy gap(AcceptedSolution solution, boolean own, Energy traded, RoundInstance instance) {
        Energy reached = own ? Energy.ofWh(solution.value().energyWh()) : carried;
        carried = reached.minusOrZero(traded);
        Energy proved = solution.energyGap();
        return proved != null || best == null ? proved : best.of(instance).minusOrZero(reached);
    }
}
