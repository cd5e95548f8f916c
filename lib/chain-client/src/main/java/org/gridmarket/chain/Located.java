package org.gridmarket.chain;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A transaction that is in a block, valid or not. */
record Located(TxValidationCode code, long block) {
    boolean isValid() {
        return code == TxValidationCode.VALID;
    }
}
