package org.gridmarket.kernel.stream.lane;

import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.stream.form.TestedInput;

/** What the customer has revealed of an epoch: planted tests, then contested positions. */
public record RevealedTests(List<TestedInput> tests) {
    public RevealedTests {
        tests = List.copyOf(tests);
    }

    /** What a supplier has to open: all that it does not list as missing, ascending. */
    public List<TestedInput> toOpen(PostedRoot root) {
        return tests.stream()
                .filter(test -> !root.isMissing(test.position()))
                .sorted(Comparator.comparingInt(TestedInput::position))
                .toList();
    }
}
