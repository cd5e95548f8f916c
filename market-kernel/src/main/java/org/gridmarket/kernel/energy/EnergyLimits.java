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

    /** Commitments of one solver in one round: more than it may begin solutions, since a posting may be refused. */
    public static final int COMMITMENTS_PER_ROUND = 16;

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

    /** Bundles that each participant of a mix takes part with. */
    public static final int MIX_BUNDLES = 96;

    /** Circles of all groups together. */
    public static final int MIX_CIRCLES = 200;

    /** Bulletin boards that may follow each other in one mix. */
    public static final int MIX_BOARDS = 8;

    /** Gateways that contribute to the draws of one mix. */
    public static final int MIX_DRAW_KEYS = 4;

    /** Seconds that a draw may wait for all of them. */
    public static final int MIX_DRAW_WAIT_SECONDS = 86_400;

    /** Accounts of one group that join one window. */
    public static final int MIX_JOINS_PER_GROUP = 5_000;

    /** Participants of one session, whatever their bundles. */
    public static final int MIX_PARTICIPANTS_PER_SESSION = 50;

    /** Runs of one session: what is aborted this often is over. */
    public static final int MIX_RUNS = 100;

    /** Bytes of all lists of one run, so that its transcript, in hex, fits {@link #PAYLOAD_BYTES} as evidence. */
    public static final int MIX_TRANSCRIPT_BYTES = 1_800_000;

    /** Holdings that one joint transaction makes: accounts times intervals, about 200 bytes each. */
    public static final int MIX_HOLDINGS_PER_COMMIT = 40_000;

    /** Bytes of one message that is posted on the ledger because a board withholds it. */
    public static final int MIX_MESSAGE_BYTES = 256 * 1024;

    /** Messages of one run that may stand on the ledger: one of each kind for each participant. */
    public static final int MIX_MESSAGES_PER_RUN = 16 * MIX_PARTICIPANTS_PER_SESSION;

    private EnergyLimits() {}
}
