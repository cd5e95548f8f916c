package org.gridmarket.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.network.SharedNetwork;

/** What the tests on a real network share: the network with the scripted chaincode, and scripts as arguments. */
final class ScriptedNetwork {
    private static final RecordCodec<StateScript> SCRIPTS = RecordCodec.of(StateScript.class);

    private ScriptedNetwork() {}

    static SharedNetwork shared() {
        return SharedNetwork.running("scripted", ScriptedChaincodeJar::write);
    }

    static NetworkProfile profile(SharedNetwork network) {
        try {
            return NetworkProfile.read(network.propertiesFile());
        } catch (IOException failed) {
            throw new UncheckedIOException("the network's profile cannot be read", failed);
        }
    }

    static FabricChain chain(SharedNetwork network, ChainSettings settings) {
        try {
            return FabricChain.open(profile(network), "Dso", settings);
        } catch (IOException failed) {
            throw new UncheckedIOException("no connection to the network", failed);
        }
    }

    static Outcome submit(Chain chain, StateScript.Step... steps) {
        return chain.submit(ScriptedContract.FUNCTION, script(steps));
    }

    static String script(StateScript.Step... steps) {
        return SCRIPTS.write(StateScript.of(steps));
    }

    /** Tests share one ledger, so each takes keys of its own. */
    static String freshKey() {
        return "test~" + UUID.randomUUID();
    }
}
