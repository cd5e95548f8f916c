package org.gridmarket.check;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.check.allocation.AllocationSubjects;
import org.gridmarket.check.clock.ClockSubjects;
import org.gridmarket.check.compute.ComputeSubjects;
import org.gridmarket.check.energy.EnergySubjects;
import org.gridmarket.check.property.Subject;
import org.gridmarket.check.purse.PurseSubjects;
import org.gridmarket.check.stream.StreamSubjects;

/** All that is checked; a further market adds its line. */
public final class Subjects {
    private Subjects() {}

    public static List<Subject> all() {
        return Stream.of(
                        EnergySubjects.all(),
                        ClockSubjects.all(),
                        PurseSubjects.all(),
                        AllocationSubjects.all(),
                        ComputeSubjects.all(),
                        StreamSubjects.all())
                .flatMap(List::stream)
                .toList();
    }
}
