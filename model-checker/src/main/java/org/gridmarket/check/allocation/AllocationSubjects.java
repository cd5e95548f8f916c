package org.gridmarket.check.allocation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.allocation.operation.AllocationContract;

/** What is checked of allocation markets: their life cycles alone, and scopes of their contract. */
public final class AllocationSubjects {
    private AllocationSubjects() {}

    public static List<Subject> all() {
        Stream<Subject> tables = AllocationContract.LIFE_CYCLES.stream().map(Subject::of);
        Stream<Subject> scopes = Stream.of(false, true)
                .map(CycleScope::new)
                .map(scope -> Subject.of(CycleScope.contracts(), scope.scope()));
        return Stream.concat(tables, scopes).toList();
    }
}
