package org.gridmarket.chaincode;

import org.gridmarket.keys.ReleasedContracts;

/** The chaincode process of one peer, with every market there is. Started by network/steps/60-chaincodes.sh. */
public final class ChaincodeMain {
    private ChaincodeMain() {}

    public static void main(String[] arguments) {
        ChaincodeProcess.run(ReleasedContracts.all()::execute, System.getenv());
    }
}
