package org.gridmarket.coinshuffle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.junit.jupiter.api.Test;

class CollusionTest {
    private static final int RUNS = 300;

    @Test
    void of_two_saboteurs_at_least_one_is_named_and_never_an_honest_one() {
        LongStream.range(0, RUNS).parallel().forEach(CollusionTest::play);
    }

    private static void play(long seed) {
        var random = new SplittableRandom(seed);
        var first = 1 + random.nextInt(Table.SIZE);
        var second = 1 + (first + random.nextInt(Table.SIZE - 1)) % Table.SIZE;
        var table = new Table(seed);
        table.seat(Map.of(first, draw(random, first), second, draw(random, second)));
        table.play();

        var verdicts = table.honest().stream().map(MixParticipation::verdict).collect(Collectors.toSet());
        assertThat(verdicts)
                .as("one verdict for all, seed %s", seed)
                .hasSize(1)
                .first()
                .isInstanceOf(Verdict.Blamed.class);
        var blamed = (Verdict.Blamed) verdicts.iterator().next();
        assertThat(Set.of(table.run().at(first), table.run().at(second))).containsAll(blamed.culprits());
    }

    private static Sabotage draw(SplittableRandom random, int position) {
        var possible = Sabotage.all().stream()
                .filter(sabotage -> sabotage.positions().test(position))
                .toList();
        return possible.get(random.nextInt(possible.size()));
    }
}
