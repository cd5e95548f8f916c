package org.gridmarket.solver.energy;

final class PriceLadderMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PriceLadderMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }
}
