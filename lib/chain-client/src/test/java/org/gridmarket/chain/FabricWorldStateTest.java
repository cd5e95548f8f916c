package org.gridmarket.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.WorldStateSuite;
import org.gridmarket.testkit.network.SharedNetwork;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The obligations of a world state, on real peers. */
@Tag("network")
final class FabricWorldStateTest extends WorldStateSuite {
    @RegisterExtension
    static final SharedNetwork NETWORK = ScriptedNetwork.shared();

    private static PeerConnections connections;
    private static Network ledger;

    @BeforeAll
    static void connect() throws IOException {
        NetworkProfile profile = ScriptedNetwork.profile(NETWORK);
        connections = new PeerConnections(profile, "Dso", ChainSettings.standard());
        ledger = connections.networks(Credential.CLIENT).getFirst();
    }

    @AfterAll
    static void disconnect() {
        connections.close();
    }

    @Override
    protected Optional<Pending> execute(StateScript script) {
        try {
            return Optional.of(new OnPeers(ledger.getContract("gridmarket")
                    .newProposal(ScriptedContract.FUNCTION)
                    .addArguments(RecordCodec.of(StateScript.class).write(script))
                    .build()
                    .endorse()));
        } catch (EndorseException stopped) {
            return Optional.empty();
        }
    }

    private record OnPeers(Transaction endorsed) implements Pending {
        @Override
        public Answers answers() {
            return RecordCodec.of(Answers.class).read(new String(endorsed.getResult(), StandardCharsets.UTF_8));
        }

        @Override
        public boolean commit() {
            try {
                return endorsed.submitAsync().getStatus().isSuccessful();
            } catch (SubmitException | CommitStatusException failed) {
                throw new AssertionError("the network did not take the transaction", failed);
            }
        }
    }
}
