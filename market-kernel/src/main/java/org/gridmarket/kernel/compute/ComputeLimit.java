package org.gridmarket.kernel.compute;

import org.gridmarket.kernel.ledger.Limit;

/**
 * Every bound of the computation market, in one place. At a bound the input is refused; closing a match, by whatever way, meets
 * none: what it reads and writes is bounded by the offers that were matched.
 */
public enum ComputeLimit implements Limit {
    ELEMENTS_PER_OPERATION(
            16,
            "sixteen matches write some 250 kB; whoever has more sends a further operation",
            "ELEMENTS_OUT_OF_RANGE"),
    NAMES_PER_LIST(
            16,
            "mediators, directories, providers, base layers of one offer: 64 characters each, in a row that matching reads",
            "MALFORMED"),
    CLASSES_PER_MACHINE(8, "sandbox classes that one machine runs", "MALFORMED"),
    MEDIATORS_PER_JOB(8, "compute-market, Offers", "MEDIATORS_COUNT"),
    RETRIES_PER_JOB(3, "compute-market, Offers: each remembers a provider that failed", "MALFORMED"),
    CASES_PER_MATCH(5, "each is a mediator's stake in the row of the match", "the match closes as NOBODY"),
    RUNS_PER_MATCH(3, "two of three mediators agree, or nobody knows", "the match closes as NOBODY"),
    OFFER_DAYS(
            30,
            "days that an offer may stay or a job may take; money of others must not lie bound longer by it",
            "OFFER_TOO_LONG"),
    COMPUTE_PAYLOAD_BYTES(96 * 1024, "ELEMENTS_PER_OPERATION offers of 5 kB, and room for names", "PAYLOAD_TOO_LARGE"),
    ENDPOINT_CHARACTERS(200, "an address, in a row of the registry", "MALFORMED"),
    ENGINES_PER_MEMBER(8, "engines of the sandbox that a mediator or directory names", "MALFORMED"),
    COMPUTE_LICENCES_PER_ORGANISATION(64, "granting one more reads them all", "LICENCES_EXHAUSTED; withdraw one first"),
    TERMS_PER_PROPOSAL(1, "terms are one change", "PROPOSAL_TOO_LARGE"),
    TERMS_VERSIONS(8, "they lie in one row that matching reads", "TOO_MANY_VERSIONS"),
    ROWS_PER_FORGETTING(100, "each is a row that is read and deleted", "PORTION_OUT_OF_RANGE");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    ComputeLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
