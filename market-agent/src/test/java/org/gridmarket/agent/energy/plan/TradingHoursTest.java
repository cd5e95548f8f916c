package org.gridmarket.agent.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.mixing.BundlePlan;
import org.gridmarket.agent.energy.mixing.WindowExample;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** Homes of ten that buy 100 Wh at 1 and sell 100 Wh at 2, unless they are said to do otherwise. */
class TradingHoursTest {
    private static final Energy LEAST = Energy.ofWh(60);
    private static final int FEWEST = 5;
    private static final MixWindow WINDOW = WindowExample.drawnByThree();

    private static Household home(long boughtWh, long soldWh) {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, -boughtWh), row(2, soldWh)));
        return new Household(new MeterId("m"), new FeederId("f"), plan.limits(), plan);
    }

    private static ProfileRow row(int t, long wh) {
        return new ProfileRow(Interval.of(t), Interval.of(t), new NetEnergy(wh), null);
    }

    private static TradingHours hours(int usual, Household others, int odd) {
        return TradingHours.of(
                IntStream.range(0, usual + odd)
                        .mapToObj(i -> i < usual ? home(100, 100) : others)
                        .toList(),
                LEAST,
                FEWEST);
    }

    @Test
    void nine_of_ten_homes_make_an_hour() {
        assertThat(hours(9, home(10, 10), 1))
                .isEqualTo(new TradingHours(true, Set.of(Interval.of(2)), Set.of(Interval.of(1))));
    }

    @Test
    void eight_of_ten_do_not() {
        assertThat(hours(8, home(10, 100), 2)).isEqualTo(new TradingHours(true, Set.of(Interval.of(2)), Set.of()));
    }

    @Test
    void homes_that_never_trade_on_a_side_do_not_silence_those_that_do() {
        assertThat(hours(5, buyer(), 5).selling()).containsExactly(Interval.of(2));
    }

    /** Whoever sells when no other home of the circle ever does is known by it. */
    @Test
    void a_few_homes_are_too_few_for_a_side() {
        assertThat(hours(1, buyer(), 14).selling()).isEmpty();
        assertThat(hours(FEWEST - 1, buyer(), 10).selling()).isEmpty();
    }

    private static Household buyer() {
        OfferPlan buysOnly = OfferPlan.ofRows(List.of(row(1, -100)));
        return new Household(new MeterId("m"), new FeederId("f"), buysOnly.limits(), buysOnly);
    }

    /** An offer names intervals without a gap, so that the same offer can be made in public. */
    @Test
    void hours_with_a_gap_are_used_up_to_it() {
        TradingHours hours = new TradingHours(true, Set.of(Interval.of(2), Interval.of(3), Interval.of(5)), Set.of());

        assertThat(hours.firstRun(Side.SELL, Interval.of(1), Interval.of(6)))
                .isEqualTo(IntervalSet.range(Interval.of(2), Interval.of(3)));
        assertThat(hours.firstRun(Side.SELL, Interval.of(4), Interval.of(4))).isEqualTo(IntervalSet.EMPTY);
    }

    /** Ten homes of 100 to 145 per cent whose sun rises: each later one sells a little more, so it would begin earlier. */
    @Test
    void homes_of_different_size_offer_in_the_same_intervals() {
        List<Household> homes =
                IntStream.range(0, 10).mapToObj(i -> risingSun(100 + 5 * i)).toList();
        Energy step = WINDOW.terms().circles().getFirst().energyStep();

        assertThat(offeredIntervals(homes, TradingHours.ANY)).hasSizeGreaterThan(1);
        assertThat(offeredIntervals(homes, TradingHours.of(homes, step, FEWEST)))
                .hasSize(1)
                .doesNotContain(Set.of());
    }

    private static Household risingSun(int percent) {
        OfferPlan plan = OfferPlan.ofRows(IntStream.range(0, WINDOW.terms().window())
                .mapToObj(i -> row(WINDOW.first().index() + i, percent * (i + 1) / 10))
                .toList());
        return new Household(new MeterId("m" + percent), new FeederId("f"), plan.limits(), plan);
    }

    /** The different sets of intervals in which homes offer. */
    private static Set<Set<Interval>> offeredIntervals(List<Household> homes, TradingHours hours) {
        return homes.stream()
                .map(home -> BundlePlan.of(
                        home.plan(), WINDOW, WINDOW.terms().circles().getFirst(), hours, EnergyExamples.tariff()))
                .map(bundles -> bundles.accounts().stream()
                        .flatMap(List::stream)
                        .flatMap(offer -> offer.intervals().stream())
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    @Test
    void only_hours_of_a_side_allow_it() {
        TradingHours hours = hours(10, home(10, 10), 0);

        assertThat(hours.allow(Side.SELL, Interval.of(2))).isTrue();
        assertThat(hours.allow(Side.BUY, Interval.of(2))).isFalse();
        assertThat(TradingHours.ANY.allow(Side.BUY, Interval.of(2))).isTrue();
    }
}
