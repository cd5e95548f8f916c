package org.gridmarket.kernel.energy;

import org.gridmarket.kernel.ledger.Limit;

/**
 * Every bound of the energy market, in one place: its ceiling, from what it follows, and what happens at it. Nothing is
 * unbounded. At a bound the input is refused; what others wait for (close, finalise, settle, sweep) never meets one. The
 * page docs/limits.md is generated from here, and a test of the kit relates the bounds to each other and to what a block, a
 * peer and the heap of the chaincode hold.
 */
public enum EnergyLimit implements Limit {
    OFFERS_PER_POST(200, "one page of offers is one row and one event", "BATCH_TOO_LARGE"),
    LIVE_PAGES_PER_ACCOUNT(64, "what a claim has to look up for one interval", "TOO_MANY_LIVE_PAGES"),
    HOLDINGS_PER_ACCOUNT(
            3_000,
            "they lie in the row of the account until their cycle is billed; more than a horizon, a settlement window and four weeks of quarter hours",
            "TOO_MANY_HOLDINGS"),
    LIVE_OFFERS_PER_ACCOUNT(1_000, "they lie in the row of the account", "TOO_MANY_LIVE_OFFERS"),
    INTERVALS_PER_OPERATION(
            96, "a day; a withdrawal, claim, retirement, report or bill names so many", "AMOUNTS_MISSING, CYCLE_EMPTY"),
    INSTANCE_BYTES(
            256 * 1024 * 1024,
            "rows of offers and cancellations that one transaction reads; shared out among all accounts there can be (ADR 14)",
            "POSTING_ROOM_USED, TOO_MANY_METERS, METERS_TOO_SOON"),
    TRADE_SIDES_PER_INSTANCE(
            640_000,
            "sides of final trades that one transaction reads, over H + 1 intervals: bounds the trades of an interval too",
            "TOO_MANY_TRADES_IN_INTERVAL"),
    TRADES_PER_PART(
            50_000,
            "each part is verified against the instance, which is read for it, so few parts are faster than many; a transaction of so many takes about 5 MB",
            "SOLUTION_TOO_LARGE"),
    SOLUTION_BYTES(
            9_400_000,
            "a solution's argument in hex, its row, sums and certificate go into one transaction of a block",
            "SOLUTION_TOO_LARGE"),
    PARTS_PER_SOLUTION(100, "TRADES_PER_SOLUTION / TRADES_PER_PART", "PART_OUT_OF_ORDER"),
    TRADES_PER_INTERVAL(
            8_000, "finalising writes and tells them all in one transaction of a block", "TOO_MANY_TRADES_IN_INTERVAL"),
    SOLUTIONS_PER_SOLVER(3, "each makes every peer read the instance", "SOLVER_HAS_HAD_ITS_TURNS"),
    CERTIFIED_SOLUTIONS_PER_SOLVER(
            4, "one more when it is certified for the whole objective", "SOLVER_HAS_HAD_ITS_TURNS"),
    CERTIFICATE_NUMBERS(100_000, "a certificate is a row and an event", "BOUND_NOT_PROVED"),
    UPLOADS_PER_ROUND(8, "uploads in parts leave rows until the round is swept", "TOO_MANY_UPLOADS"),
    COMMITMENTS_PER_ROUND(
            16, "more than a solver may begin solutions, since a posting may be refused", "TOO_MANY_COMMITMENTS"),
    LICENCES_PER_ORGANISATION(8, "solvers x solutions x instance is what peers read in a round", "LICENCES_EXHAUSTED"),
    CHANGES_PER_PROPOSAL(500, "a proposal is a row and two events", "PROPOSAL_TOO_LARGE"),
    VERSIONS_PER_RULE(64, "the rules are one row that every operation reads", "TOO_MANY_VERSIONS"),
    RULES_BYTES(
            500_000,
            "all rules that can be asked for are one row that every operation reads; a home with 20 MB reads them whole",
            "RULES_TOO_LARGE"),
    GROUPS_PER_PLAN(
            1_000,
            "feeders, anonymity groups, limit groups of a plan, each: they lie in the row of the rules",
            "MALFORMED"),
    METERS_PER_FEEDER(10_000, "a feeder that is larger is an error of the input", "FEEDER_FULL"),
    FEEDERS(
            10_000,
            "feeders with meters, those of past plans included: a grid rule is checked against them all",
            "TOO_MANY_FEEDERS"),
    BOOKINGS_PER_ACCOUNT(100, "collecting reads and deletes them all in one transaction", "BOOKINGS_EXHAUSTED"),
    PAYLOAD_BYTES(
            4 * 1024 * 1024, "an operation is one transaction and its argument is stored in hex", "PAYLOAD_TOO_LARGE"),
    ROWS_PER_SWEEP(
            5_000,
            "deleting a row takes about 200 bytes of a block, and reads it",
            "PORTION_OUT_OF_RANGE; the rest is swept by the next"),
    NAMES_PER_FORGETTING(
            100, "a proposal's row may have 100 kB, and forgetting reads it", "PORTION_OUT_OF_RANGE; name fewer"),
    MIX_BUNDLES(96, "bundles that each participant of a mix takes part with", "MALFORMED"),
    MIX_CIRCLES(200, "circles of all groups lie in the row of the rules", "MALFORMED"),
    MIX_BOARDS(8, "boards that may follow each other in one mix", "MALFORMED"),
    MIX_DRAW_KEYS(4, "gateways that contribute to the draws of one mix", "MALFORMED"),
    MIX_DRAW_WAIT_SECONDS(86_400, "a day: a draw that waits longer comes too late for its window", "MALFORMED"),
    MIX_JOINS_PER_GROUP(
            5_000,
            "opening a mix rewrites them all in one transaction, so a group has no more meters",
            "GROUP_TOO_LARGE"),
    MIX_PARTICIPANTS_PER_SESSION(
            50, "rounds of a mix follow each other, one for each participant", "the group is split"),
    MIX_RUNS(100, "what is aborted this often is over", "the session is abandoned"),
    MIX_TRANSCRIPT_BYTES(1_800_000, "lists of one run, in hex, fit PAYLOAD_BYTES as evidence", "the group is split"),
    MIX_HOLDINGS_PER_COMMIT(
            40_000, "accounts x intervals that a joint transaction makes, about 200 bytes each", "the group is split"),
    MIX_MESSAGE_BYTES(
            256 * 1024,
            "a message that is posted because a board withholds it is a row and an event",
            "MESSAGE_TOO_LARGE"),
    MIX_MESSAGES_PER_RUN(16 * 50, "one of each kind for each participant", "MESSAGE_STANDS");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    EnergyLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }

    @Override
    public String toString() {
        return name();
    }
}
