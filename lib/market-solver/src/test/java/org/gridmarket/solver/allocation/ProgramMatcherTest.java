package org.gridmarket.solver.allocation;

final class ProgramMatcherTest extends AllocationMatcherSuite {
    @Override
    AllocationMatcher matcher() {
        return new ProgramMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }
}
