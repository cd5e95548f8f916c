package org.gridmarket.solver.energy;

/**
 * By how much a limit group exceeds one of its limits in an interval.
 *
 * @param kind which limit
 * @param group the limit group's number
 * @param wh how far beyond
 */
record Excess(Kind kind, int group, long wh) {
    enum Kind {
        NOTHING,
        SOLD,
        BOUGHT,
        EXPORTED,
        IMPORTED
    }

    static final Excess NONE = new Excess(Kind.NOTHING, -1, 0);

    /** Whether less of this pair's trade lessens the excess. */
    boolean isCausedBy(LimitTable limits, Slot sell, Slot buy) {
        boolean sells = limits.contains(group, sell.offers().group());
        boolean buys = limits.contains(group, buy.offers().group());
        return switch (kind) {
            case NOTHING -> false;
            case SOLD -> sells;
            case BOUGHT -> buys;
            case EXPORTED -> sells && !buys;
            case IMPORTED -> buys && !sells;
        };
    }
}
