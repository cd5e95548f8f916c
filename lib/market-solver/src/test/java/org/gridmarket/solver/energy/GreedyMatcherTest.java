package org.gridmarket.solver.energy;

final class GreedyMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new GreedyMatcher();
    }

    @Override
    boolean isOptimal() {
        return false;
    }
}
