package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;

/**
 * Meters of an anonymity group that are alike, and what fits them: they mix with each other only, since bundles and steps
 * do not hide who produces and who is large (ADR 11). Who is in which circle is public.
 *
 * @param id its name
 * @param energy d: EPA, and as much ECA, of one bundle in each interval; above 0
 * @param credit of one bundle
 * @param energyStep offers of its anonymous accounts name multiples of it, since an exact profile is a fingerprint; above 0
 */
public record MixCircle(CircleId id, Energy energy, Money credit, Energy energyStep) {
    public MixCircle {
        if (energy.isZero() || energyStep.isZero() || credit.isNegative()) {
            throw new IllegalArgumentException("of circle " + id + ", bundle energy " + energy + " and energy step "
                    + energyStep + " must be above 0, credit " + credit + " not below");
        }
    }
}
