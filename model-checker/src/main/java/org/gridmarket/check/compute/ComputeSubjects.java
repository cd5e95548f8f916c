package org.gridmarket.check.compute;

import java.util.List;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;

/** What is checked of the computation market: the life cycles of matches and offers alone, and the contract. */
public final class ComputeSubjects {
    private ComputeSubjects() {}

    public static List<Subject> all() {
        return List.of(
                Subject.of(MatchLifeCycle.TABLE),
                Subject.of(OfferLifeCycle.TABLE),
                Subject.of(MatchScope.contracts(), MatchScope.scope()));
    }
}
