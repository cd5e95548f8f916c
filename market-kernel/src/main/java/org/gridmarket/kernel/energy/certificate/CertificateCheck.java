package org.gridmarket.kernel.energy.certificate;

import java.util.Optional;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.jspecify.annotations.Nullable;

/**
 * Judges a certificate that somebody else made: ledger and audit use the same code. Pure, in integers; cost linear in
 * offers x intervals of the instance plus the size of the certificate, which is bounded.
 */
public final class CertificateCheck {
    private static final String SOURCE = "solver, certificate";

    private CertificateCheck() {}

    /**
     * What the certificate proves of a feasible solution.
     *
     * @param value of the solution, as the verifier computed it
     * @return the gap, or BOUND_NOT_PROVED when no bound for this instance's objective follows from the certificate
     */
    public static Decision<ProvenGap> check(RoundInstance instance, ObjectiveValue value, Certificate certificate) {
        String offence = offence(instance, certificate);
        return offence == null
                ? Decision.accept(new ProvenGap(instance.objective(), value, certificate.bound(instance)))
                : Decision.reject(ContestRejection.BOUND_NOT_PROVED, SOURCE, offence);
    }

    private static @Nullable String offence(RoundInstance instance, Certificate certificate) {
        int most = instance.limits().of(EnergyLimit.CERTIFICATE_NUMBERS);
        if (certificate.size() > most) {
            return certificate.size() + " numbers; at most " + most + ", leave a larger certificate out";
        }
        DualPrices first = certificate.first();
        DualPrices second = certificate.second();
        Objective objective = instance.objective();
        boolean boundsWelfare = objective == Objective.WELFARE;
        if (boundsWelfare ? first.welfareWeight() == 0 : first.energyWeight() == 0 || first.welfareWeight() != 0) {
            return "weights (" + first.energyWeight() + ", " + first.welfareWeight() + ") bound nothing of "
                    + objective;
        }
        if (second != null && (objective != Objective.ENERGY_THEN_WELFARE || second.welfareWeight() == 0)) {
            return "second weights (" + second.energyWeight() + ", " + second.welfareWeight() + ") bound nothing of "
                    + objective;
        }
        return unknownGroup(instance, first, second);
    }

    private static @Nullable String unknownGroup(
            RoundInstance instance, DualPrices first, @Nullable DualPrices second) {
        return first.unknownGroup(instance)
                .or(() -> second == null ? Optional.empty() : second.unknownGroup(instance))
                .map(dual -> "limit group " + dual.group() + " is not in force in interval " + dual.t())
                .orElse(null);
    }
}
