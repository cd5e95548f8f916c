package org.gridmarket.ledger.memory;

/** How a transaction ended in its block; names as in Fabric's TxValidationCode. */
public enum CommitStatus {
    VALID,
    MVCC_READ_CONFLICT,
    PHANTOM_READ_CONFLICT,
    DUPLICATE_TXID,
    ENDORSEMENT_POLICY_FAILURE
}
