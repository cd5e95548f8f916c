package org.gridmarket.kernel.party;

/** What a caller may act as. */
public enum Role {
    /** The distribution system operator's services. */
    DSO,
    /** An administrator of the DSO. */
    DSO_ADMIN,
    /** An administrator of the cooperative. */
    COOPERATIVE_ADMIN,
    /** An administrator of the regulator. */
    REGULATOR_ADMIN,
    /** Any identity of a member organisation. */
    REGISTERED,
    /** Whoever can reach a relay. */
    ANYONE;

    /** Whether who acts as this role has the rights of the other as well. */
    public boolean includes(Role other) {
        return this == other
                || other == ANYONE
                || (other == REGISTERED && this != ANYONE)
                || (other == DSO && this == DSO_ADMIN);
    }
}
