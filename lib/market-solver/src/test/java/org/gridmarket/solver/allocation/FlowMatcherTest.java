package org.gridmarket.solver.allocation;

final class FlowMatcherTest extends AllocationMatcherSuite {
    @Override
    AllocationMatcher matcher() {
        return new FlowMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }
}
