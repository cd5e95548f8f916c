package org.gridmarket.solver.energy;

final class PairwiseMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PairwiseMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }
}
