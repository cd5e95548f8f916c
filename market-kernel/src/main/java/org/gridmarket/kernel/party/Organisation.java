package org.gridmarket.kernel.party;

/** The organisations of the consortium that own peers; each has a name for its membership service. */
public enum Organisation {
    DSO("DsoMSP"),
    COOPERATIVE("CooperativeMSP"),
    REGULATOR("RegulatorMSP");

    private final String mspId;

    Organisation(String mspId) {
        this.mspId = mspId;
    }

    public String mspId() {
        return mspId;
    }
}
