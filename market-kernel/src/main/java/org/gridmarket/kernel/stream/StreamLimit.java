package org.gridmarket.kernel.stream;

import org.gridmarket.kernel.ledger.Limit;

/**
 * Every bound of the stream market, in one place. At a bound the input is refused; closing a lane or an allocation meets none:
 * what it reads and writes is bounded by the terms.
 */
public enum StreamLimit implements Limit {
    STREAM_LANES(8, "replicas of one allocation: each is a row that conclude and close read", "MALFORMED"),
    STREAM_EPOCHS(256, "K: a root of each lane, a reveal, verdicts of three, in rows that closing sweeps", "MALFORMED"),
    STREAM_INPUTS(65_536, "N: a path of 16 hashes", "MALFORMED"),
    STREAM_TESTS(64, "n: with the contested ones, 80 openings of 4 kB each in one operation", "MALFORMED"),
    STREAM_CONTESTED(16, "X: what a mediator's fee covers besides the tests", "TESTS_COUNT"),
    STREAM_RANGES(64, "missing ranges of a root: 64 x 20 bytes in a row that openings read", "RANGES_BAD"),
    STREAM_PARCEL(64, "inputs or outputs under one signature", "MALFORMED"),
    STREAM_TRUSTED(16, "mediators of an offer, 64 characters each", "MALFORMED"),
    STREAM_PAYLOAD_BYTES(
            640 * 1024,
            "an opening of STREAM_TESTS + STREAM_CONTESTED leaves, paths of 16 hashes and parcels of STREAM_PARCEL"
                    + " inputs, all in hex: 80 x 8 kB",
            "PAYLOAD_TOO_LARGE"),
    STREAM_LICENCES_PER_ORGANISATION(64, "granting one more reads them all", "LICENCES_EXHAUSTED; withdraw one first"),
    STREAM_RULES_PER_PROPOSAL(1, "rules are one change", "PROPOSAL_TOO_LARGE"),
    STREAM_RULES_VERSIONS(8, "they lie in one row that creating reads", "TOO_MANY_VERSIONS"),
    STREAM_ROWS_PER_SWEEP(
            500, "a root is up to 16 kB when opened, and deleting reads it: 8 MB of a block", "PORTION_OUT_OF_RANGE");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    StreamLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
