package org.gridmarket.testbed.privacy.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class LeastCostAssignmentTest {
    @Property(tries = 200)
    void no_permutation_costs_less(@ForAll @Size(16) List<@IntRange(min = 0, max = 9) Integer> numbers) {
        long[][] cost = new long[4][4];
        IntStream.range(0, 16).forEach(i -> cost[i / 4][i % 4] = numbers.get(i));
        List<Integer> found = LeastCostAssignment.of(cost);

        assertThat(found).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(cost(cost, found)).isEqualTo(least(cost, 0, List.of()));
    }

    private static long cost(long[][] cost, List<Integer> columns) {
        return IntStream.range(0, columns.size())
                .mapToLong(row -> cost[row][columns.get(row)])
                .sum();
    }

    private static long least(long[][] cost, int row, List<Integer> taken) {
        if (row == cost.length) {
            return 0;
        }
        return IntStream.range(0, cost.length)
                .filter(column -> !taken.contains(column))
                .mapToLong(column -> cost[row][column]
                        + least(
                                cost,
                                row + 1,
                                Stream.concat(taken.stream(), Stream.of(column)).toList()))
                .min()
                .orElseThrow();
    }
}
