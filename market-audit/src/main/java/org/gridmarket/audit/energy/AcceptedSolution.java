package org.gridmarket.audit.energy;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.CertificateCheck;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.ProvenGap;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.jspecify.annotations.Nullable;

/**
 * What a round's last accepted solution says of itself, with its certificate checked anew.
 *
 * @param value what it reaches
 * @param gap what the certificate proves; null without one, or when it proves nothing
 * @param offence why it cannot be as it says; null when it can
 */
record AcceptedSolution(
        ObjectiveValue value,
        @Nullable ProvenGap gap,
        @Nullable String offence) {
    static AcceptedSolution of(EnergyEvent.SolutionAccepted told, RoundInstance instance) {
        Certificate certificate = told.certificate();
        String round = "interval " + told.round() + ": ";
        if (certificate == null) {
            String offence =
                    told.certified() ? round + "its candidate is called certified and has no certificate" : null;
            return new AcceptedSolution(told.value(), null, offence);
        }
        return switch (CertificateCheck.check(instance, told.value(), certificate)) {
            case Decision.Rejected<ProvenGap>(var reason) ->
                new AcceptedSolution(told.value(), null, round + reason.text());
            case Decision.Accepted<ProvenGap>(var gap) ->
                new AcceptedSolution(told.value(), gap, offence(told, gap, round));
        };
    }

    private static @Nullable String offence(EnergyEvent.SolutionAccepted told, ProvenGap gap, String round) {
        if (gap.isImpossible()) {
            return round + "its candidate's " + told.value() + " exceeds the proved bound " + gap.bound();
        }
        return gap.isZero() == told.certified()
                ? null
                : round + "certified is " + told.certified() + ", and the certificate proves " + gap.bound() + " for "
                        + told.value();
    }

    /** A round without candidate; where nobody could meet anybody, that is the proved optimum. */
    static AcceptedSolution none(RoundInstance instance, boolean nothingTraded) {
        boolean welfare = instance.objective() == Objective.WELFARE;
        DualPrices first = DualPrices.of(welfare ? 0 : 1, welfare ? 1 : 0, List.of(), List.of());
        DualPrices second = DualPrices.of(0, 1, List.of(), List.of());
        boolean pair = instance.objective() == Objective.ENERGY_THEN_WELFARE;
        ProvenGap gap = CertificateCheck.check(
                        instance, ObjectiveValue.NOTHING, new Certificate(first, pair ? second : null))
                .orThrow();
        return new AcceptedSolution(ObjectiveValue.NOTHING, nothingTraded && gap.isZero() ? gap : null, null);
    }

    boolean isCertified() {
        return offence == null && gap != null && gap.isZero();
    }

    /** Energy that may be missing; null when nothing bounds it. */
    @Nullable Energy energyGap() {
        return gap == null ? null : gap.energyWh().map(Energy::ofWh).orElse(isCertified() ? Energy.ZERO : null);
    }
}
