package org.gridmarket.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Aborted;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.Endorsement.Refused;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.ledger.StateScript.Delete;
import org.gridmarket.testkit.ledger.StateScript.Get;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Range;
import org.gridmarket.testkit.ledger.StateScript.Refuse;
import org.gridmarket.testkit.ledger.StateScript.Tell;
import org.junit.jupiter.api.Test;

final class InMemoryLedgerTest {
    private final ScriptCalls calls = new ScriptCalls();
    private final InMemoryLedger ledger = InMemoryLedger.running(new ScriptedContract(), 3);

    @Test
    void nothing_is_on_the_ledger_before_the_commit() {
        calls.endorse(ledger, new Put("a", "1"));

        assertThat(ledger.state()).isEmpty();
        assertThat(ledger.blocks()).isEmpty();
    }

    @Test
    void a_valid_transaction_brings_its_writes_and_its_events() {
        assertThat(ledger.commit(endorsed(new Put("a", "1"), new Tell("done")))).isEqualTo(CommitStatus.VALID);

        assertThat(ledger.state()).containsEntry("a", "1");
        assertThat(ledger.events()).containsExactly("{\"text\":\"done\"}");
    }

    @Test
    void a_stale_read_takes_writes_and_events_with_it() {
        Endorsed stale = endorsed(new Get("a"), new Put("b", "1"), new Tell("lost"));
        ledger.commit(endorsed(new Put("a", "1")));

        assertThat(ledger.commit(stale)).isEqualTo(CommitStatus.MVCC_READ_CONFLICT);
        assertThat(ledger.state()).doesNotContainKey("b");
        assertThat(ledger.events()).isEmpty();
    }

    @Test
    void the_same_value_written_again_is_a_change() {
        ledger.commit(endorsed(new Put("a", "1")));
        Endorsed stale = endorsed(new Get("a"));
        ledger.commit(endorsed(new Put("a", "1")));

        assertThat(ledger.commit(stale)).isEqualTo(CommitStatus.MVCC_READ_CONFLICT);
    }

    @Test
    void a_key_that_has_left_a_range_is_a_phantom() {
        ledger.commit(endorsed(new Put("a", "1"), new Put("b", "1")));
        Endorsed stale = endorsed(new Range("a", "z", 10));
        ledger.commit(endorsed(new Delete("b")));

        assertThat(ledger.commit(stale)).isEqualTo(CommitStatus.PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_value_changed_within_a_range_is_a_phantom() {
        ledger.commit(endorsed(new Put("a", "1")));
        Endorsed stale = endorsed(new Range("a", "z", 10));
        ledger.commit(endorsed(new Put("a", "2")));

        assertThat(ledger.commit(stale)).isEqualTo(CommitStatus.PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_change_beside_a_range_is_no_phantom() {
        Endorsed late = endorsed(new Range("a", "c", 10));
        ledger.commit(endorsed(new Put("c", "1")));

        assertThat(ledger.commit(late)).isEqualTo(CommitStatus.VALID);
    }

    @Test
    void of_two_transactions_in_one_block_the_second_sees_the_first() {
        Endorsed first = endorsed(new Get("a"), new Put("a", "1"));
        Endorsed second = endorsed(new Get("a"), new Put("a", "2"));

        assertThat(ledger.commitBlock(List.of(first, second)).transactions())
                .extracting(Block.Entry::status)
                .containsExactly(CommitStatus.VALID, CommitStatus.MVCC_READ_CONFLICT);
    }

    @Test
    void a_transaction_sent_twice_takes_effect_once() {
        Endorsed sent = endorsed(new Put("a", "1"), new Tell("once"));

        assertThat(ledger.commit(sent)).isEqualTo(CommitStatus.VALID);
        assertThat(ledger.commit(sent)).isEqualTo(CommitStatus.DUPLICATE_TXID);
        assertThat(ledger.events()).hasSize(1);
    }

    @Test
    void a_refusal_is_a_value_and_leaves_no_block() {
        assertThat(calls.endorse(ledger, new Refuse("why not")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().text()).isEqualTo("TOLD_TO_REFUSE: why not [script]"));
        assertThat(ledger.blocks()).isEmpty();
    }

    @Test
    void a_contract_that_refuses_after_writing_is_caught() {
        assertThatThrownBy(() -> calls.endorse(ledger, new Put("a", "1"), new Refuse("too late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused after it had written");
    }

    @Test
    void a_query_that_writes_is_caught() {
        String writes = ScriptCalls.argument(StateScript.of(new Put("a", "1")));

        assertThatThrownBy(() -> ledger.query(ScriptedContract.FUNCTION, writes, calls.next()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("put a");
    }

    @Test
    void a_contract_whose_result_depends_on_chance_is_caught() {
        AtomicInteger chance = new AtomicInteger();
        InMemoryLedger dice = InMemoryLedger.running(
                (function, argument, call, state) -> {
                    state.put("a", String.valueOf(chance.getAndIncrement()));
                    return Decision.accept(Receipt.of("{}"));
                },
                2);

        assertThatThrownBy(() -> dice.endorse("dice:roll", "{}", calls.next()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not deterministic");
    }

    @Test
    void endorsers_of_different_heights_that_differ_abort_the_call() {
        ledger.holdBack(2);
        ledger.commit(endorsed(new Put("a", "1")));

        assertThat(calls.endorse(ledger, new Get("a"))).isInstanceOf(Aborted.class);
    }

    @Test
    void a_replica_that_catches_up_has_the_same_state() {
        ledger.holdBack(2);
        ledger.commit(endorsed(new Put("a", "1")));
        ledger.commit(endorsed(new Put("b", "1")));
        assertThat(ledger.digests().get(2)).isNotEqualTo(ledger.digests().get(0));

        ledger.catchUp(2);

        assertThat(ledger.digests()).containsOnly(ledger.digests().get(0));
        assertThat(calls.endorse(ledger, new Get("a"))).isInstanceOf(Endorsed.class);
    }

    @Test
    void an_endorser_that_lies_only_aborts_the_call() {
        ledger.corrupt(1, honest -> new Refused(new Rejection(ShellRejection.MALFORMED, "nowhere", "a lie")));

        assertThat(calls.endorse(ledger, new Put("a", "1"))).isInstanceOf(Aborted.class);
    }

    @Test
    void what_one_peer_alone_has_endorsed_has_no_effect() {
        Endorsed forged = endorsed(new Put("a", "forged")).by(List.of(1));

        assertThat(ledger.commit(forged)).isEqualTo(CommitStatus.ENDORSEMENT_POLICY_FAILURE);
        assertThat(ledger.state()).isEmpty();
    }

    @Test
    void the_last_replica_that_follows_cannot_be_held_back() {
        ledger.holdBack(0);
        ledger.holdBack(1);

        assertThatThrownBy(() -> ledger.holdBack(2)).hasMessageContaining("last one");
    }

    private Endorsed endorsed(StateScript.Step... steps) {
        return (Endorsed) calls.endorse(ledger, steps);
    }
}
