package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState.LimitExceededException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.ledger.CommitStatus;
import org.gridmarket.testkit.ledger.Endorsement.Endorsed;
import org.gridmarket.testkit.ledger.InMemoryLedger;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.TransactionSimulator;
import org.gridmarket.testkit.ledger.WorldStateSuite;
import org.junit.jupiter.api.Test;

/** The obligations of a world state, on the shell's adapter. */
final class FabricWorldStateOnStubTest extends WorldStateSuite {
    private final InMemoryLedger ledger = InMemoryLedger.executing(FabricWorldStateOnStubTest::endorse, 1);
    private final TransactionSimulator peer = TransactionSimulator.onEmptyLedger();
    private final InMemoryStub stub = new InMemoryStub(peer, new byte[0]);
    private final FabricWorldState state = new FabricWorldState(stub.stub());
    private int transactions;

    @Override
    protected Optional<Pending> execute(StateScript script) {
        try {
            return Optional.of(new OnStub((Endorsed) ledger.endorse(
                    ScriptedContract.FUNCTION,
                    RecordCodec.of(StateScript.class).write(script),
                    call("tx" + transactions++))));
        } catch (LimitExceededException stopped) {
            return Optional.empty();
        }
    }

    @Test
    void writes_are_sent_once_and_in_the_order_of_their_keys() {
        state.put("b", "1");
        state.put("c", "1");
        state.delete("a");
        state.put("b", "2");
        assertThat(stub.writes()).as("before the flush").isEmpty();

        state.flush();

        assertThat(stub.writes()).isEqualTo(List.of("a", "b", "c"));
        assertThat(peer.read("b")).as("a stub does not show own writes").isNull();
    }

    @Test
    void iterators_are_closed() {
        state.range("a", "z", 1);

        assertThat(stub.iteratorsOpened()).isEqualTo(1);
        assertThat(stub.iteratorsOpen()).isZero();
    }

    @Test
    void a_key_is_asked_for_once() {
        state.get("a");
        state.get("a");

        assertThat(stub.questions()).isEqualTo(1);
    }

    @Test
    void an_empty_value_is_refused_because_fabric_takes_it_for_absent() {
        assertThatThrownBy(() -> state.put("a", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("under a");
    }

    private static Decision<Receipt> endorse(
            String function, String argument, LedgerCall call, TransactionSimulator peer) {
        FabricWorldState state = new FabricWorldState(new InMemoryStub(peer, new byte[0]).stub());
        Decision<Receipt> decision = new ScriptedContract().execute(function, argument, call, state);
        if (decision.isAccepted()) {
            state.flush();
        }
        return decision;
    }

    private static LedgerCall call(String transaction) {
        return new LedgerCall(
                transaction,
                new LedgerTime(0),
                new Target("energy", "gridmarket"),
                new Caller.Member(Organisation.DSO, false, "User1"));
    }

    private final class OnStub implements Pending {
        private final Endorsed endorsed;

        OnStub(Endorsed endorsed) {
            this.endorsed = endorsed;
        }

        @Override
        public Answers answers() {
            return RecordCodec.of(Answers.class).read(endorsed.receipt().result());
        }

        @Override
        public boolean commit() {
            return ledger.commit(endorsed) == CommitStatus.VALID;
        }
    }
}
