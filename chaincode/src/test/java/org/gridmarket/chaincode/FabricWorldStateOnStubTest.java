package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState.LimitExceededException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.ledger.memory.RangeRead;
import org.gridmarket.ledger.memory.TransactionSimulator;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.StateScript.Range;
import org.gridmarket.testkit.ledger.WorldStateSuite;
import org.junit.jupiter.api.Test;

/** The obligations of a world state, on the shell's adapter. */
final class FabricWorldStateOnStubTest extends WorldStateSuite {
    private final List<Integer> cutOff = new ArrayList<>();
    private final InMemoryLedger ledger = ledgerCutting(SMALL_QUERY_LIMIT);
    private final TransactionSimulator peer = TransactionSimulator.onEmptyLedger();
    private final InMemoryStub stub = new InMemoryStub(peer, new byte[0]);
    private final FabricWorldState state = new FabricWorldState(stub.stub(), cutOff::add);
    private int transactions;

    @Override
    protected Optional<Pending> execute(StateScript script) {
        try {
            return Optional.of(new OnStub(endorsed(ledger, script)));
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
    void an_answer_that_was_cut_off_is_told_of() {
        fill(ledger, 2 * SMALL_QUERY_LIMIT + 1);

        endorsed(ledger, new Range("row~", "row\u007f", 100));

        assertThat(cutOff).containsExactly(SMALL_QUERY_LIMIT, SMALL_QUERY_LIMIT);
    }

    @Test
    void a_whole_answer_costs_one_question_more_and_an_empty_one_none() {
        InMemoryLedger whole = ledgerCutting(1_000);
        fill(whole, 3);

        assertThat(endorsed(whole, new Range("row~", "row\u007f", 100))
                        .effects()
                        .ranges())
                .hasSize(2);
        assertThat(endorsed(whole, new Range("x", "y", 100)).effects().ranges()).hasSize(1);
        assertThat(cutOff).isEmpty();
    }

    @Test
    void peers_of_different_settings_above_a_portion_are_asked_the_same() {
        int rows = FabricWorldState.PORTION + 150;
        InMemoryLedger standard = ledgerCutting(100_000);
        InMemoryLedger tight = ledgerCutting(FabricWorldState.PORTION + 1);
        fill(standard, rows);
        fill(tight, rows);

        Endorsed ofStandard = endorsed(standard, new Range("row~", "row\u007f", rows));
        Endorsed ofTight = endorsed(tight, new Range("row~", "row\u007f", rows));

        assertThat(ofTight.receipt()).isEqualTo(ofStandard.receipt());
        assertThat(starts(ofTight)).isEqualTo(starts(ofStandard)).hasSize(3);
        assertThat(cutOff).isEmpty();
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

    /** Where the questions began: after the same rows, whatever the peer would have gone on to answer. */
    private static List<String> starts(Endorsed endorsed) {
        return endorsed.effects().ranges().stream().map(RangeRead::from).toList();
    }

    private InMemoryLedger ledgerCutting(int rows) {
        return InMemoryLedger.executing(this::endorse, 1).cuttingAnswersAt(rows);
    }

    private Decision<Receipt> endorse(String function, String argument, LedgerCall call, TransactionSimulator asked) {
        FabricWorldState own = new FabricWorldState(new InMemoryStub(asked, new byte[0]).stub(), cutOff::add);
        Decision<Receipt> decision = new ScriptedContract().execute(function, argument, call, own);
        if (decision.isAccepted()) {
            own.flush();
        }
        return decision;
    }

    private void fill(InMemoryLedger on, int rows) {
        List<StateScript.Step> writes = IntStream.range(0, rows)
                .<StateScript.Step>mapToObj(row -> new StateScript.Put("row~" + (100_000 + row), "row"))
                .toList();
        on.commit(endorsed(on, new StateScript(writes)));
    }

    private Endorsed endorsed(InMemoryLedger on, StateScript.Step step) {
        return endorsed(on, StateScript.of(step));
    }

    private Endorsed endorsed(InMemoryLedger on, StateScript script) {
        return (Endorsed) on.endorse(
                ScriptedContract.FUNCTION,
                RecordCodec.of(StateScript.class).write(script),
                call("tx" + transactions++));
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
