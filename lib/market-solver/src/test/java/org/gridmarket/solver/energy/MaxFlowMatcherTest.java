package org.gridmarket.solver.energy;

final class MaxFlowMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new MaxFlowMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }

    @Override
    boolean suitsEverything() {
        return false;
    }
}
