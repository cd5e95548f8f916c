package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.Needs;

/**
 * Cuts the homes of an anonymity group into circles: homes in the order of the sides that they trade on (who only buys, who does
 * both, who only sells) and of size are cut where the sides change, then where the size jumps, until all homes of a circle
 * are alike or the circle is too small to be cut.
 */
public final class AlikeHomes {
    /** Homes of the same sides are alike when the largest is no larger than this part of the smallest, in hundredths. */
    private static final long ALIKE_PERCENT = 150;

    private static final long PERCENT = 100;
    private static final long PER_MILLE = 1_000;
    private static final int MEDIAN = 50;

    private final int least;

    /** A home with what it is sorted by. */
    private record Placed(Household home, int sides, long sizeWh) {
        static Placed of(Household home) {
            Needs needs = Needs.of(home);
            int sides = needs.sells() ? needs.buys() ? 1 : 2 : 0;
            return new Placed(home, sides, needs.atPercent(MEDIAN).wh());
        }
    }

    private AlikeHomes(int least) {
        this.least = least;
    }

    /**
     * All circles; only one where there are fewer than twice {@code least} homes.
     *
     * @param homes of one anonymity group
     * @param least homes of a circle
     */
    public static List<List<Household>> of(List<Household> homes, int least) {
        List<Placed> order = homes.stream()
                .map(Placed::of)
                .sorted(Comparator.comparingInt(Placed::sides)
                        .thenComparingLong(Placed::sizeWh)
                        .thenComparing(placed -> placed.home().meter()))
                .toList();
        List<List<Household>> circles = new ArrayList<>();
        new AlikeHomes(least).cut(order, circles);
        return List.copyOf(circles);
    }

    private void cut(List<Placed> order, List<List<Household>> circles) {
        if (order.size() < 2 * least || areAlike(order)) {
            circles.add(order.stream().map(Placed::home).toList());
            return;
        }
        int place = haveSameSides(order) ? placeOfJump(order) : placeBySides(order);
        cut(order.subList(0, place), circles);
        cut(order.subList(place, order.size()), circles);
    }

    private static boolean haveSameSides(List<Placed> order) {
        return order.getFirst().sides() == order.getLast().sides();
    }

    private static boolean areAlike(List<Placed> order) {
        return haveSameSides(order)
                && order.getLast().sizeWh() * PERCENT <= order.getFirst().sizeWh() * ALIKE_PERCENT;
    }

    private IntStream places(List<Placed> order) {
        return IntStream.rangeClosed(least, order.size() - least);
    }

    /** Where the sides change; too near to an end, as near to there as may be, so that few homes mix with unlike ones. */
    private int placeBySides(List<Placed> order) {
        List<Integer> changes = IntStream.range(1, order.size())
                .filter(i -> order.get(i).sides() != order.get(i - 1).sides())
                .boxed()
                .toList();
        return places(order)
                .boxed()
                .min(Comparator.comparingInt((Integer place) -> changes.stream()
                                .mapToInt(change -> Math.abs(change - place))
                                .min()
                                .orElseThrow())
                        .thenComparingInt(place -> Math.abs(2 * place - order.size())))
                .orElseThrow();
    }

    private int placeOfJump(List<Placed> order) {
        return places(order)
                .boxed()
                .max(Comparator.comparingLong((Integer place) -> jumpPerMille(order, place))
                        .thenComparingInt(place -> -Math.abs(2 * place - order.size())))
                .orElseThrow();
    }

    private static long jumpPerMille(List<Placed> order, int place) {
        return (order.get(place).sizeWh() + 1)
                * PER_MILLE
                / (order.get(place - 1).sizeWh() + 1);
    }
}
