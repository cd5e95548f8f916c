package org.gridmarket.check.stream;

import java.util.List;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.EpochLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;

/** What is checked of the stream market: the life cycles of allocations, lanes and epochs alone. */
public final class StreamSubjects {
    private StreamSubjects() {}

    public static List<Subject> all() {
        return List.of(
                Subject.of(AllocationLifeCycle.TABLE),
                Subject.of(LaneLifeCycle.TABLE),
                Subject.of(EpochLifeCycle.TABLE));
    }
}
