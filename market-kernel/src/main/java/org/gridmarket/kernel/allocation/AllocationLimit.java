package org.gridmarket.kernel.allocation;

import org.gridmarket.kernel.ledger.Limit;

/**
 * Every bound of allocation markets, in one place. At a bound the input is refused; what others wait for (close, finalise,
 * settle, sweep) never meets one. A test relates them to each other and to a block.
 */
public enum AllocationLimit implements Limit {
    TYPE_FIELDS(6, "a resource type is that many numbers in each row of an assignment", "MALFORMED"),
    QUANTITY_DIMENSIONS(4, "likewise", "MALFORMED"),
    OBJECTIVE_TERMS(3, "the three of 6.3.3.1 and urgency; a fourth never decides", "MALFORMED"),
    TERMS_ROWS(1_000, "rows of one kind in the terms, which are one row that each verification reads", "MALFORMED"),
    CYCLES_OF_LIFE(672, "a week of quarter hours; an instance reads so many books", "MALFORMED"),
    MEMBERS_X_OFFERS(100_000, "offers that one instance may have", "MARKET_TOO_LARGE"),
    OFFERS_X_ALTERNATIVES(500_000, "alternatives that one instance may have", "MARKET_TOO_LARGE"),
    ASSIGNMENTS_X_LIFE(300_000, "assignments of earlier cycles that one instance may have to read", "MARKET_TOO_LARGE"),
    ASSIGNMENT_BYTES(
            400, "of a stored assignment with its pages, six fields and four amounts", "reading counts so many"),
    ALTERNATIVES_OF_BOOKS(
            1_000_000,
            "alternatives that the books of one instance hold, those that are over included; shared out among members, a page and a cancellation count as PAGE_WEIGHT",
            "BOOKS_FULL"),
    PAGE_WEIGHT(4, "what a page has besides its alternatives: owner, groups, key, in alternatives", "BOOKS_FULL"),
    CANCELLATION_WEIGHT(
            2,
            "what an offer takes besides when it is cancelled, in alternatives; so every offer can be",
            "BOOKS_FULL"),
    INSTANCE_MEGABYTES(
            320, "rows of pages, cancellations and final solutions that one transaction reads", "BOOKS_TOO_LARGE"),
    GROUPS_PER_MEMBER(8, "they are stored in each page of the member", "MALFORMED"),
    MEMBERS_PER_ADMISSION(1_000, "each is a row and an event of one transaction", "BATCH_OUT_OF_RANGE"),
    OFFERS_PER_POSTING(200, "one page of offers is one row and one event each", "BATCH_OUT_OF_RANGE"),
    OFFERS_PER_CANCELLATION(200, "as many as one page has", "BATCH_OUT_OF_RANGE"),
    ALTERNATIVES_PER_OFFER(512, "an offer is read whole", "TOO_MANY_ALTERNATIVES"),
    DISTINCT_AMOUNTS(32, "the exact sum of shares counts in units of 1 / lcm of the amounts", "TOO_MANY_AMOUNTS"),
    ASSIGNMENTS_PER_SOLUTION(
            20_000, "verified, stored, made final and told in one transaction each", "SOLUTION_TOO_LARGE"),
    ALLOCATION_BYTES(
            9_400_000,
            "posting a solution, and making it final, are one transaction of a block each: reckoned when it is posted",
            "SOLUTION_TOO_LARGE"),
    SOLUTIONS_PER_SOLVER_AND_CYCLE(3, "each makes every peer read the instance", "SOLVER_HAS_HAD_ITS_TURNS"),
    PROVED_SOLUTIONS_PER_SOLVER(4, "one more when it proves more", "SOLVER_HAS_HAD_ITS_TURNS"),
    CERTIFICATE_PAIRS(5_000_000, "pairs that a certificate is checked with, some 2 s", "the solution stands without"),
    CERTIFICATE_PRICES(200_000, "more than there are offers and values of capacities", "BOUND_NOT_PROVED"),
    PAGES_PER_SETTLEMENT(
            50, "each reads the final assignments of its life and two rows of each cycle", "BATCH_OUT_OF_RANGE"),
    ALLOCATION_LICENCES_PER_ORGANISATION(
            8, "solvers x solutions x instance is what peers read in a cycle", "LICENCES_EXHAUSTED"),
    ALLOCATION_PAYLOAD_BYTES(
            4 * 1024 * 1024, "an operation is one transaction and its argument is stored in hex", "PAYLOAD_TOO_LARGE"),
    ALLOCATION_ROWS_PER_SWEEP(
            2_000,
            "a page counts with its standing and its assignments; its settlement is looked at once more",
            "PORTION_OUT_OF_RANGE; the rest is swept by the next"),
    ROWS_PER_ANSWER(500, "offers, pages or assignments of one answer", "the rest is asked for by the next");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    AllocationLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
