package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.grid.FeederId;

/**
 * One way to put feeders into anonymity groups.
 *
 * @param name for reports
 * @param groups a partition of the feeders
 */
public record Merger(String name, List<List<FeederId>> groups) {
    public Merger {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** No merger at all: the baseline of the cost of privacy. */
    public static Merger none(List<FeederId> feeders) {
        return new Merger("one group per feeder", feeders.stream().map(List::of).toList());
    }

    /** Some feeders in one group, the others each in its own. */
    public static Merger of(String name, List<FeederId> merged, List<FeederId> feeders) {
        List<List<FeederId>> groups = new ArrayList<>();
        groups.add(merged);
        feeders.stream()
                .filter(feeder -> !merged.contains(feeder))
                .map(List::of)
                .forEach(groups::add);
        return new Merger(name, groups);
    }

    /** With two of its groups made one. */
    Merger merging(int one, int other) {
        List<FeederId> joined = new ArrayList<>(groups.get(one));
        joined.addAll(groups.get(other));
        List<List<FeederId>> rest = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (i != one && i != other) {
                rest.add(groups.get(i));
            }
        }
        rest.add(joined.stream().sorted(FeederOrder.BY_NUMBER).toList());
        return new Merger("search, " + rest.size() + " groups", rest);
    }
}
