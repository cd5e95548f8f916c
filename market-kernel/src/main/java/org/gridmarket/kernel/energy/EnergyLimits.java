package org.gridmarket.kernel.energy;

/** Every bound of the energy market, in one place. Nothing is unbounded; each refusal names its bound. */
public final class EnergyLimits {
    /** Offers in one posting. */
    public static final int OFFERS_PER_POST = 200;

    /** Pages of live offers that one account may have at a time: what a claim may have to scan. */
    public static final int LIVE_PAGES_PER_ACCOUNT = 64;

    /** Live offers of one account at a time. */
    public static final int LIVE_OFFERS_PER_ACCOUNT = 1_000;

    /** Intervals in one withdrawal, claim, retirement or report. */
    public static final int INTERVALS_PER_OPERATION = 96;

    /** Pages read for one instance. */
    public static final int PAGES_PER_INSTANCE = 100_000;

    /** Rows of final trades read for one instance. */
    public static final int TRADE_ROWS_PER_INSTANCE = 1_000_000;

    /**
     * Trades in one part of a solution. Every part is verified against the instance, which has to be read for it, so few
     * parts are faster than many; a transaction of so many takes about 5 MB, half of what an orderer takes.
     */
    public static final int TRADES_PER_PART = 50_000;

    /** Parts of one solution. */
    public static final int PARTS_PER_SOLUTION = 100;

    /** Trades in one solution, all parts together. */
    public static final int TRADES_PER_SOLUTION = PARTS_PER_SOLUTION * TRADES_PER_PART;

    /** Trades of one interval, so that finalise fits one transaction. */
    public static final int TRADES_PER_INTERVAL = 20_000;

    /** Solutions that one solver may have accepted in one round. */
    public static final int SOLUTIONS_PER_SOLVER = 3;

    /** One more than that when it is certified for the whole objective. */
    public static final int CERTIFIED_SOLUTIONS_PER_SOLVER = 4;

    /** Integers in one certificate; a larger one is left out. */
    public static final int CERTIFICATE_NUMBERS = 100_000;

    /** Uploads in parts that one solver may start in one round. */
    public static final int UPLOADS_PER_ROUND = 8;

    /** Licensed solvers per organisation. */
    public static final int LICENCES_PER_ORGANISATION = 8;

    /** Changes in one proposal of rules. */
    public static final int CHANGES_PER_PROPOSAL = 500;

    /** Versions of one rule kept; the past ones that no bill needs fall off. */
    public static final int VERSIONS_PER_RULE = 64;

    /** Feeders, anonymity groups and limit groups of one grid plan, each. */
    public static final int GROUPS_PER_PLAN = 1_000;

    /** Meters of one feeder. */
    public static final int METERS_PER_FEEDER = 10_000;

    /** Bookings of money that wait for one account. */
    public static final int BOOKINGS_PER_ACCOUNT = 100;

    /** Bytes of one operation's payload. */
    public static final int PAYLOAD_BYTES = 4 * 1024 * 1024;

    /** Rows that one sweep may read of one kind. */
    public static final int ROWS_PER_SWEEP = 50_000;

    private EnergyLimits() {}
}
