package org.gridmarket.chaincode;

import org.gridmarket.kernel.Contracts;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;

/** The chaincode process of one peer, with every market there is. Started by network/steps/60-chaincodes.sh. */
public final class ChaincodeMain {
    private ChaincodeMain() {}

    public static void main(String[] arguments) {
        ChaincodeProcess.run(
                Contracts.all(
                        new PinnedEd25519(),
                        new CoinShuffleJudge(),
                        new PedersenCheck(),
                        new EcvrfCheck(),
                        new PinnedX25519())::execute,
                System.getenv());
    }
}
