package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.kernel.energy.mixing.SessionSplit;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Large groups are split evenly, completely, and by nobody's choice. */
class SessionSplitProperties {
    private static final Bytes SEED = Digest.sha256(Bytes.utf8("drawn"));

    private static List<AccountKey> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new AccountKey(Digest.sha256(Bytes.utf8("account " + i))))
                .toList();
    }

    private static List<List<AccountKey>> split(List<AccountKey> joined, Bytes seed, int most) {
        return SessionSplit.of(MixingMarket.WINDOW, MixingMarket.GROUP, joined, seed, most);
    }

    @Property(tries = 200)
    void everybody_is_in_exactly_one_session(
            @ForAll @IntRange(min = 3, max = 300) int count, @ForAll @IntRange(min = 6, max = 50) int most) {
        List<AccountKey> joined = accounts(count);

        assertThat(split(joined, SEED, most).stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(joined);
    }

    @Property(tries = 200)
    void no_session_is_too_large_nor_below_half_of_the_largest(
            @ForAll @IntRange(min = 3, max = 300) int count, @ForAll @IntRange(min = 6, max = 50) int most) {
        assertThat(split(accounts(count), SEED, most))
                .allSatisfy(session -> assertThat(session).hasSizeBetween(Math.min(count, most / 2), most));
    }

    @Property(tries = 100)
    void the_order_of_joining_changes_nothing(@ForAll long seed, @ForAll @IntRange(min = 3, max = 120) int count) {
        List<AccountKey> shuffled = new ArrayList<>(accounts(count));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(split(shuffled, SEED, 10)).isEqualTo(split(accounts(count), SEED, 10));
    }

    @Property(tries = 50)
    void the_seed_decides_who_meets_whom(@ForAll @IntRange(min = 40, max = 120) int count) {
        Bytes other = Digest.sha256(SEED);

        assertThat(split(accounts(count), other, 10)).isNotEqualTo(split(accounts(count), SEED, 10));
    }
}
