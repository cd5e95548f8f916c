package org.gridmarket.solver.energy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * Prices of the limits, in integers, from which follows an upper bound: no feasible solution of the instance has a
 * larger
 * {@code energyWeight x energy (Wh) + welfareWeight x welfare (µ)} than {@link #total}.
 *
 * <p>Why (weak duality): let p(t, R) not fall with R, so that in each trade p(t, R_sell) <= p(t, R_buy). A Wh of a
 * trade is
 * worth energyWeight + welfareWeight x (R_buy - R_sell - 2 fee), at most the sum of what {@link #worth} says of its
 * seller
 * and its buyer plus the prices of the limits it uses. Offers have only so much energy, limits so much room; adding
 * up gives
 * the bound; an offer that meets nobody in an interval counts for nothing there. It holds for any such integers, so a
 * solver that got them from floating-point numbers needs no belief. A
 * minimum cut is the case where all of them are 0 or 1.
 *
 * @param energyWeight of a Wh, not negative
 * @param welfareWeight of a µ, not negative
 * @param groups by interval and limit group, only those not all zero
 * @param levels p(t, R) as steps: ascending by (t, from), values not falling within a t
 */
public record DualPrices(long energyWeight, long welfareWeight, List<GroupDual> groups, List<LevelDual> levels) {
    /**
     * Prices of one limit group in one interval.
     *
     * @param t the interval
     * @param group the limit group
     * @param sold of a Wh sold, for C^i; not negative
     * @param bought of a Wh bought, for C^i; not negative
     * @param net of a Wh net export, for C^e; below zero prices the import
     */
    public record GroupDual(Interval t, GroupId group, long sold, long bought, long net) {}

    /**
     * A step of p(t, R).
     *
     * @param t the interval
     * @param from the lowest reservation price of the step
     * @param value p from there on, of any sign
     */
    public record LevelDual(Interval t, UnitPrice from, long value) {}

    /** What one Wh of each side of an anonymity group pays for its limits in one interval. */
    private record Burden(long sells, long buys) {}

    public DualPrices {
        groups = List.copyOf(groups);
        levels = List.copyOf(levels);
        if (energyWeight < 0 || welfareWeight < 0) {
            throw new IllegalArgumentException(
                    "weights " + energyWeight + ", " + welfareWeight + " must not be negative");
        }
        for (GroupDual dual : groups) {
            if (dual.sold() < 0 || dual.bought() < 0) {
                throw new IllegalArgumentException("price of an internal limit is negative: " + dual);
            }
        }
        for (int i = 1; i < levels.size(); i++) {
            LevelDual before = levels.get(i - 1);
            LevelDual after = levels.get(i);
            boolean ascends = before.t().isBefore(after.t())
                    || (before.t().equals(after.t())
                            && after.from().exceeds(before.from())
                            && after.value() >= before.value());
            if (!ascends) {
                throw new IllegalArgumentException(after + " does not ascend after " + before);
            }
        }
    }

    /** The bound on the weighted objective; exact integer arithmetic, linear in offers x intervals. */
    public BigInteger total(RoundInstance instance) {
        Map<Interval, Map<GroupId, Burden>> burdens = burdens(instance);
        Map<Interval, NavigableMap<UnitPrice, Long>> steps = new HashMap<>();
        levels.forEach(
                level -> steps.computeIfAbsent(level.t(), t -> new TreeMap<>()).put(level.from(), level.value()));
        Meetings meetings = new Meetings(instance);
        BigInteger total = limitsTotal(instance);
        for (OpenOffer offer : instance.offers()) {
            long best = 0;
            for (Interval t : offer.intervals().within(instance.round(), instance.last())) {
                Burden burden = burdens.getOrDefault(t, Map.of()).get(offer.group());
                IntervalTerms terms = instance.termsAt(t).orElse(null);
                if (burden != null && terms != null && meetings.mayTrade(offer, t, terms)) {
                    UnitPrice price = terms.tariff().clamp(offer.reservation());
                    best = Math.max(best, worth(offer.side(), price, terms, burden, stepAt(steps.get(t), price)));
                }
            }
            total = total.add(BigInteger.valueOf(best)
                    .multiply(BigInteger.valueOf(offer.remaining().wh())));
        }
        return total;
    }

    /** What a Wh of this side is still worth when the limits are paid. */
    private long worth(Side side, UnitPrice price, IntervalTerms terms, Burden burden, long step) {
        if (side == Side.BUY) {
            return Math.multiplyExact(welfareWeight, price.microPerWh()) - burden.buys() + step;
        }
        long cost = price.microPerWh() + 2 * terms.tariff().fee().microPerWh();
        return energyWeight - Math.multiplyExact(welfareWeight, cost) - burden.sells() - step;
    }

    private static long stepAt(@Nullable NavigableMap<UnitPrice, Long> steps, UnitPrice price) {
        if (steps == null) {
            return 0;
        }
        var step = steps.floorEntry(price);
        return step == null ? steps.firstEntry().getValue() : step.getValue();
    }

    private Map<Interval, Map<GroupId, Burden>> burdens(RoundInstance instance) {
        Map<Interval, Map<GroupId, GroupDual>> byInterval = new HashMap<>();
        groups.forEach(dual ->
                byInterval.computeIfAbsent(dual.t(), t -> new HashMap<>()).put(dual.group(), dual));
        Map<Interval, Map<GroupId, Burden>> burdens = new HashMap<>();
        instance.terms().forEach((t, terms) -> {
            Map<GroupId, GroupDual> duals = byInterval.getOrDefault(t, Map.of());
            Map<GroupId, Burden> ofGroups = new HashMap<>();
            terms.limits().forEach((group, limits) -> {
                if (!limits.isEmpty()) {
                    ofGroups.put(group, burden(limits, duals));
                }
            });
            burdens.put(t, ofGroups);
        });
        return burdens;
    }

    private static Burden burden(List<LimitGroup> limits, Map<GroupId, GroupDual> duals) {
        long sells = 0;
        long buys = 0;
        for (LimitGroup limit : limits) {
            GroupDual dual = duals.get(limit.id());
            if (dual != null) {
                sells += dual.sold() + dual.net();
                buys += dual.bought() - dual.net();
            }
        }
        return new Burden(sells, buys);
    }

    private BigInteger limitsTotal(RoundInstance instance) {
        BigInteger total = BigInteger.ZERO;
        for (GroupDual dual : groups) {
            LimitGroup limits = instance.termsAt(dual.t()).stream()
                    .flatMap(terms -> terms.grid().limitGroups().stream())
                    .filter(group -> group.id().equals(dual.group()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no limit group " + dual.group() + " in interval " + dual.t() + " of the instance"));
            total = total.add(BigInteger.valueOf(limits.limit().internal().wh())
                            .multiply(BigInteger.valueOf(dual.sold() + dual.bought())))
                    .add(BigInteger.valueOf(limits.limit().external().wh())
                            .multiply(BigInteger.valueOf(Math.abs(dual.net()))));
        }
        return total;
    }
}
