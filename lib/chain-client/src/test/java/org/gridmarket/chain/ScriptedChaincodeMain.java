package org.gridmarket.chain;

import org.gridmarket.chaincode.ChaincodeProcess;
import org.gridmarket.testkit.ledger.ScriptedContract;

/** The shell around the scripted contract, so that tests can make a real peer do single reads and writes. */
public final class ScriptedChaincodeMain {
    private ScriptedChaincodeMain() {}

    public static void main(String[] arguments) {
        ChaincodeProcess.run(new ScriptedContract()::execute, System.getenv());
    }
}
