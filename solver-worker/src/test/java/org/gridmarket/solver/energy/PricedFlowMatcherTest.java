package org.gridmarket.solver.energy;

final class PricedFlowMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PricedFlowMatcher();
    }

    @Override
    boolean isOptimal() {
        return false;
    }

    @Override
    boolean suitsEverything() {
        return false;
    }

    @Override
    boolean alwaysCertifies() {
        return false;
    }
}
