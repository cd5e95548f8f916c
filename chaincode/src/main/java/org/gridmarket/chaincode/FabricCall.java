package org.gridmarket.chaincode;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Reads what the ledger says of a call: id, claimed time, creator. */
final class FabricCall {
    private final Target target;
    private final CreatorReading creators = new CreatorReading();

    FabricCall(Target target) {
        this.target = target;
    }

    LedgerCall read(ChaincodeStub stub) throws UnknownCreatorException {
        if (!stub.getChannelId().equals(target.channel())) {
            throw new UnknownCreatorException(
                    "this chaincode serves channel " + target.channel() + ", not " + stub.getChannelId());
        }
        LedgerTime time = new LedgerTime(stub.getTxTimestamp().toEpochMilli());
        return new LedgerCall(stub.getTxId(), time, target, creators.read(stub.getCreator()));
    }

    /** Who calls, or from where, is not for this chaincode to serve. */
    static final class UnknownCreatorException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownCreatorException(String message) {
            super(message);
        }
    }
}
