package org.gridmarket.gateway.energy;

/** Why a relay carries operations of an account; one may have several reasons. */
public enum AccountKind {
    /** It is bound to a meter. */
    PUBLIC,
    /** It has held assets. */
    ASSETS,
    /** Money was booked for it. */
    CREDIT,
    /** An organisation answers for it as a solver. */
    SOLVER,
    /** It is a meter's key. */
    METER
}
