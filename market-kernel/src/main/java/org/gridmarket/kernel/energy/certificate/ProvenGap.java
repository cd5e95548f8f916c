package org.gridmarket.kernel.energy.certificate;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;

/**
 * How much better than a solution anything can be, as {@link CertificateCheck} found it proved.
 *
 * @param objective what counts
 * @param value what the solution reaches
 * @param bound what no feasible solution exceeds
 */
public record ProvenGap(Objective objective, ObjectiveValue value, ObjectiveValue bound) {
    /** Nothing is better under the whole objective: the solution is certified. */
    public boolean isZero() {
        return value.compare(bound, objective) >= 0;
    }

    /** The value exceeds its bound, so it is not that of a feasible solution. */
    public boolean isImpossible() {
        return value.compare(bound, objective) > 0;
    }

    /** Energy that may be missing, Wh; empty where only welfare counts. */
    public Optional<Long> energyWh() {
        return objective == Objective.WELFARE
                ? Optional.empty()
                : Optional.of(Math.max(0, bound.energyWh() - value.energyWh()));
    }

    /** Welfare that may be missing, µ; empty where it does not count, is not proved, or energy may be missing as well. */
    public Optional<Long> welfareMicro() {
        boolean counts = switch (objective) {
            case ENERGY -> false;
            case ENERGY_THEN_WELFARE -> value.energyWh() >= bound.energyWh();
            case WELFARE -> true;
        };
        boolean proved = bound.welfareMicro() != Long.MAX_VALUE;
        return counts && proved
                ? Optional.of(Math.max(0, bound.welfareMicro() - value.welfareMicro()))
                : Optional.empty();
    }
}
