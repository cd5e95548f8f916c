package org.gridmarket.chain;

/** Under which of an organisation's identities a call is made. */
public enum Credential {
    /** Services: relays, round closers, queries. */
    CLIENT,
    /** Approvals of rules, meters, licences. */
    ADMIN,
    /** Solver workers. */
    SOLVER
}
