package org.gridmarket.solver.allocation;

final class GreedyMatcherTest extends AllocationMatcherSuite {
    @Override
    AllocationMatcher matcher() {
        return new GreedyMatcher();
    }

    @Override
    boolean isOptimal() {
        return false;
    }
}
