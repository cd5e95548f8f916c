package org.gridmarket.kernel.energy.certificate;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Prices of the limits, in integers, from which follows an upper bound: no feasible solution of the instance has a larger
 * {@code energyWeight x energy (Wh) + welfareWeight x welfare (µ)} than {@link #total}.
 *
 * <p>Why (weak duality): let p(t, R) not fall with R, so that in each trade p(t, R_sell) <= p(t, R_buy). A Wh of a trade is
 * worth energyWeight + welfareWeight x (R_buy - R_sell - 2 fee), at most the sum of what {@link #worth} says of its seller
 * and its buyer plus the prices of the limits it uses. Offers have only so much energy, limits so much room; adding up gives
 * the bound; an offer that meets nobody in an interval counts for nothing there. It holds for any such integers, so a solver
 * that got them from floating-point numbers needs no belief. A minimum cut is the case where all of them are 0 or 1.
 *
 * @param energyWeight of a Wh, 0..{@link #LARGEST_PRICE}
 * @param welfareWeight of a µ, 0..{@link #LARGEST_WELFARE_WEIGHT}
 * @param names the limit groups that have prices, ascending
 * @param groups packed {@link #groupDuals}, only those not all zero
 * @param levels packed {@link #levelDuals}, p(t, R) as steps: ascending by (t, from), values not falling within a t
 */
public record DualPrices(long energyWeight, long welfareWeight, List<GroupId> names, Longs groups, Longs levels) {
    /** Bounds every price, so that no sum over the limit groups of an offer leaves 64 bits. */
    public static final long LARGEST_PRICE = 1L << 48;

    /** Times the largest unit price this stays below {@link #LARGEST_PRICE} times 64. */
    public static final long LARGEST_WELFARE_WEIGHT = 1L << 30;

    /** What one Wh of each side of an anonymity group pays for its limits in one interval. */
    private record Burden(long sells, long buys) {}

    public DualPrices {
        names = List.copyOf(names);
        check(groups.size() % DualPacking.GROUP_WIDTH == 0, groups.size() + " numbers of groups");
        check(levels.size() % DualPacking.LEVEL_WIDTH == 0, levels.size() + " numbers of steps");
        check(energyWeight >= 0 && energyWeight <= LARGEST_PRICE, "weight of energy " + energyWeight);
        check(welfareWeight >= 0 && welfareWeight <= LARGEST_WELFARE_WEIGHT, "weight of welfare " + welfareWeight);
        DualPacking.groupDuals(names, groups).forEach(DualPrices::checkGroup);
        checkSteps(DualPacking.levelDuals(levels));
    }

    /** Packs prices; steps come in order (t, from). */
    public static DualPrices of(long energyWeight, long welfareWeight, List<GroupDual> groups, List<LevelDual> levels) {
        List<GroupId> names = DualPacking.names(groups);
        return new DualPrices(
                energyWeight, welfareWeight, names, DualPacking.groups(names, groups), DualPacking.levels(levels));
    }

    private static void checkGroup(GroupDual dual) {
        check(
                isWithin(0, dual.sold()) && isWithin(0, dual.bought()) && isWithin(-LARGEST_PRICE, dual.net()),
                "price out of range: " + dual);
    }

    private static void checkSteps(List<LevelDual> steps) {
        for (int i = 0; i < steps.size(); i++) {
            LevelDual after = steps.get(i);
            check(isWithin(-LARGEST_PRICE, after.value()), "price out of range: " + after);
            if (i > 0) {
                LevelDual before = steps.get(i - 1);
                boolean ascends = before.t().isBefore(after.t())
                        || (before.t().equals(after.t())
                                && after.from().exceeds(before.from())
                                && after.value() >= before.value());
                check(ascends, after + " does not ascend after " + before);
            }
        }
    }

    private static boolean isWithin(long least, long value) {
        return value >= least && value <= LARGEST_PRICE;
    }

    private static void check(boolean holds, String offence) {
        if (!holds) {
            throw new MalformedException("dual prices: " + offence);
        }
    }

    public List<GroupDual> groupDuals() {
        return DualPacking.groupDuals(names, groups);
    }

    public List<LevelDual> levelDuals() {
        return DualPacking.levelDuals(levels);
    }

    /** How many numbers and names it takes on the wire. */
    public int size() {
        return names.size() + groups.size() + levels.size();
    }

    /** A priced limit group that the instance does not have; without one, {@link #total} has an answer. */
    public Optional<GroupDual> unknownGroup(RoundInstance instance) {
        return groupDuals().stream()
                .filter(dual -> limits(instance, dual).isEmpty())
                .findFirst();
    }

    /** The bound on the weighted objective; exact integer arithmetic, linear in offers x intervals. */
    public BigInteger total(RoundInstance instance) {
        Map<Interval, Map<GroupId, Burden>> burdens = burdens(instance);
        Map<Interval, NavigableMap<UnitPrice, Long>> steps = new LinkedHashMap<>();
        levelDuals()
                .forEach(level ->
                        steps.computeIfAbsent(level.t(), t -> new TreeMap<>()).put(level.from(), level.value()));
        Meetings meetings = new Meetings(instance);
        BigInteger total = limitsTotal(instance);
        for (OpenOffer offer : instance.offers()) {
            long best = 0;
            for (Interval t : offer.intervals().within(instance.round().interval(), instance.last())) {
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
            return welfareWeight * price.microPerWh() - burden.buys() + step;
        }
        long cost = price.microPerWh() + 2 * terms.tariff().fee().microPerWh();
        return energyWeight - welfareWeight * cost - burden.sells() - step;
    }

    private static long stepAt(@Nullable NavigableMap<UnitPrice, Long> steps, UnitPrice price) {
        if (steps == null) {
            return 0;
        }
        var step = steps.floorEntry(price);
        return step == null ? steps.firstEntry().getValue() : step.getValue();
    }

    private Map<Interval, Map<GroupId, Burden>> burdens(RoundInstance instance) {
        Map<Interval, Map<GroupId, GroupDual>> byInterval = new LinkedHashMap<>();
        groupDuals()
                .forEach(dual -> byInterval
                        .computeIfAbsent(dual.t(), t -> new LinkedHashMap<>())
                        .put(dual.group(), dual));
        Map<Interval, Map<GroupId, Burden>> burdens = new LinkedHashMap<>();
        instance.terms().forEach((t, terms) -> {
            Map<GroupId, GroupDual> duals = byInterval.getOrDefault(t, Map.of());
            Map<GroupId, Burden> ofGroups = new LinkedHashMap<>();
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
        for (GroupDual dual : groupDuals()) {
            NetLimit limit = limits(instance, dual)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no limit group " + dual.group() + " in interval " + dual.t() + " of the instance"));
            total = total.add(BigInteger.valueOf(limit.internal().wh())
                            .multiply(BigInteger.valueOf(dual.sold() + dual.bought())))
                    .add(BigInteger.valueOf(limit.external().wh()).multiply(BigInteger.valueOf(Math.abs(dual.net()))));
        }
        return total;
    }

    private static Optional<NetLimit> limits(RoundInstance instance, GroupDual dual) {
        return instance.termsAt(dual.t()).stream()
                .flatMap(terms -> terms.grid().limitGroups().stream())
                .filter(group -> group.id().equals(dual.group()))
                .map(LimitGroup::limit)
                .findFirst();
    }
}
