package org.gridmarket.kernel.agreement;

/** What the ledger knows of a proposal's name. */
public enum ProposalStatus {
    /** Nothing: the name is free. */
    UNKNOWN,
    /** It waits for approval. */
    OPEN,
    /** It is agreed; from when on it holds, it says itself. */
    APPROVED
}
