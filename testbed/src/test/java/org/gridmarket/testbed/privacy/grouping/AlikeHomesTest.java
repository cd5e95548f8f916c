package org.gridmarket.testbed.privacy.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.junit.jupiter.api.Test;

class AlikeHomesTest {
    private static final int LEAST = 10;

    /** So many homes, each with a trade of each of these energies: below zero it buys. */
    private static List<Household> homes(String name, int count, long... energiesWh) {
        return IntStream.range(0, count)
                .mapToObj(i -> home(name + "-" + (i + LEAST), energiesWh))
                .toList();
    }

    private static Household home(String name, long... energiesWh) {
        List<ProfileRow> rows = new ArrayList<>();
        for (int t = 0; t < energiesWh.length; t++) {
            rows.add(new ProfileRow(Interval.of(t), Interval.of(t), new NetEnergy(energiesWh[t]), null));
        }
        OfferPlan plan = OfferPlan.ofRows(rows);
        return new Household(new MeterId(name), new FeederId("f"), plan.limits(), plan);
    }

    private static List<List<Household>> circles(List<List<Household>> parts) {
        List<Household> all =
                new ArrayList<>(parts.stream().flatMap(List::stream).toList());
        Collections.shuffle(all, new Random(1));
        return AlikeHomes.of(all, LEAST);
    }

    @Test
    void homes_that_only_buy_do_both_and_only_sell_are_apart() {
        List<Household> buyers = homes("buyer", 10, -200);
        List<Household> both = homes("both", 12, -200, 200);
        List<Household> sellers = homes("seller", 11, 200);

        assertThat(circles(List.of(sellers, both, buyers))).containsExactly(buyers, both, sellers);
    }

    @Test
    void homes_of_the_same_sides_are_cut_where_their_size_jumps() {
        List<Household> small = homes("small", 13, -100);
        List<Household> large = homes("large", 11, -300);

        assertThat(circles(List.of(large, small))).containsExactly(small, large);
    }

    @Test
    void homes_that_are_alike_stay_together_however_many() {
        List<Household> small = homes("a", 30, -100);
        List<Household> large = homes("b", 30, -150);

        assertThat(circles(List.of(small, large)))
                .singleElement()
                .satisfies(all -> assertThat(all).hasSize(60));
    }

    @Test
    void a_group_too_small_for_two_circles_is_one() {
        assertThat(circles(List.of(homes("buyer", 10, -200), homes("seller", 9, 900))))
                .hasSize(1);
    }

    @Test
    void few_homes_of_another_side_are_with_as_few_others_as_may_be() {
        List<Household> buyers = homes("buyer", 20, -200);

        List<List<Household>> circles = circles(List.of(buyers, homes("seller", 3, 200)));

        assertThat(circles).hasSize(2);
        assertThat(circles.getLast()).hasSize(LEAST).containsAll(buyers.subList(13, 20));
    }

    @Test
    void a_home_that_trades_nothing_is_with_the_small_buyers() {
        List<List<Household>> circles = circles(List.of(
                homes("idle", 1), homes("small", 10, -100), homes("large", 10, -400), homes("seller", 10, 100)));

        assertThat(circles).hasSize(3);
        assertThat(circles.getFirst()).hasSize(11);
    }

    @Property
    void every_home_is_in_one_circle_and_none_is_too_small(
            @ForAll @Size(max = 90) List<@IntRange(min = -1_000, max = 1_000) Integer> energies,
            @ForAll @IntRange(min = 1, max = 12) int least) {
        List<Household> homes = IntStream.range(0, energies.size())
                .mapToObj(i -> home("m" + i, energies.get(i) == 0 ? new long[0] : new long[] {energies.get(i)}))
                .toList();

        List<List<Household>> circles = AlikeHomes.of(homes, least);

        Stream<Household> all = circles.stream().flatMap(List::stream);
        assertThat(all).containsExactlyInAnyOrderElementsOf(homes);
        assertThat(circles).allMatch(circle -> circle.size() >= Math.min(least, homes.size()));
    }
}
