package org.gridmarket.solver.energy;

final class PriceWindowMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PriceWindowMatcher(2);
    }

    @Override
    boolean isOptimal() {
        return false;
    }

    @Override
    boolean alwaysCertifies() {
        return false;
    }
}
