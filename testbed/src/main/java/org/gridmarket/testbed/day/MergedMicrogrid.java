package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.GroupAdvice;
import org.gridmarket.testbed.privacy.grouping.Merger;

/** A grid whose feeders are merged into groups that are large enough to hide in. */
public final class MergedMicrogrid {
    private MergedMicrogrid() {}

    /** All feeders in one group, under the largest limits that the kernel calls safe whatever its members trade. */
    public static Microgrid of(Microgrid microgrid) {
        var ids = microgrid.grid().feeders().stream().map(Feeder::id).toList();
        return ids.size() < 2 ? microgrid : GroupAdvice.merged(microgrid, new Merger("all in one", List.of(ids)));
    }
}
