package org.gridmarket.check.clock;

import java.util.List;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.clock.PeriodLifeCycle;

/** What is checked of the clock: the life cycle of a period alone, and scopes of its contract. */
public final class ClockSubjects {
    private ClockSubjects() {}

    public static List<Subject> all() {
        return List.of(
                Subject.of(PeriodLifeCycle.TABLE),
                Subject.of(PeriodScope.contracts(), PeriodScope.scope()),
                Subject.of(FoundingScope.contracts(), FoundingScope.scope()));
    }
}
