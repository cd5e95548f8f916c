package org.gridmarket.testkit.energy;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;

/** Plans whose text is long: many limit groups, each of nearly all anonymity groups. */
public final class LongPlans {
    private static final int GROUPS = 100;

    /** Of a group's name in a list, with quotes and comma: {@code "g99",}. */
    private static final int NAME_BYTES = 6;

    private LongPlans() {}

    /**
     * A plan whose short names take the most memory for their text.
     *
     * @param bytes that its limit groups have at least, up to 600,000
     */
    public static GridPlan ofBytes(int bytes) {
        List<GroupId> names =
                IntStream.range(0, GROUPS).mapToObj(i -> new GroupId("g" + i)).toList();
        List<FeederId> feeders =
                names.stream().map(name -> new FeederId("f" + name)).toList();
        int limitGroups = Math.ceilDiv(bytes, GROUPS * NAME_BYTES);
        return new GridPlan(
                feeders.stream()
                        .map(feeder -> new Feeder(feeder, EnergyExamples.limit()))
                        .toList(),
                IntStream.range(0, GROUPS)
                        .mapToObj(i -> new AnonymityGroup(names.get(i), List.of(feeders.get(i))))
                        .toList(),
                IntStream.range(0, limitGroups)
                        .mapToObj(i -> new LimitGroup(new GroupId("l" + i), names, EnergyExamples.limit()))
                        .toList());
    }
}
