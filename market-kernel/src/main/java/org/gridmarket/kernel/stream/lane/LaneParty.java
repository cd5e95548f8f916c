package org.gridmarket.kernel.stream.lane;

/** Who acts on a lane. */
public enum LaneParty {
    SUPPLIER,
    CUSTOMER,
    ANYONE;

    /** Whether who acts as this has the rights of the other as well. */
    public boolean includes(LaneParty needed) {
        return this == needed || needed == ANYONE;
    }
}
