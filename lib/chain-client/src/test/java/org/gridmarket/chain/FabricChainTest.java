package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmarket.chain.ScriptedNetwork.freshKey;
import static org.gridmarket.chain.ScriptedNetwork.script;
import static org.gridmarket.chain.ScriptedNetwork.submit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript.Fail;
import org.gridmarket.testkit.ledger.StateScript.Get;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Refuse;
import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("network")
final class FabricChainTest {
    @RegisterExtension
    static final SharedNetwork NETWORK = ScriptedNetwork.shared();

    private FabricChain chain;

    @BeforeEach
    void open() {
        RetryLimits patient = new RetryLimits(30, 3, Duration.ofMillis(100), Duration.ofSeconds(1));
        chain = ScriptedNetwork.chain(NETWORK, ChainSettings.standard().with(patient));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void a_submission_is_committed_and_tells_its_block() {
        long height = chain.height();

        assertThat(submit(chain, new Put(freshKey(), "1")))
                .isInstanceOfSatisfying(Outcome.Committed.class, committed -> {
                    assertThat(committed.block()).isGreaterThanOrEqualTo(height);
                    assertThat(committed.result()).isEqualTo("{\"found\":[]}");
                    assertThat(chain.lookup().find(committed.transactionId()))
                            .isEqualTo(new TransactionLookup.Fate.Valid(committed.block()));
                });
    }

    @Test
    void a_query_sees_what_was_committed() {
        String key = freshKey();
        submit(chain, new Put(key, "1"));

        assertThat(chain.query(new Question.Open(ScriptedContract.FUNCTION, script(new Get(key)))))
                .isEqualTo(new Answer.Found("{\"found\":[{\"entries\":[{\"key\":\"" + key + "\",\"value\":\"1\"}]}]}"));
    }

    @Test
    void a_refusal_reaches_the_client_with_code_source_and_detail() {
        Refusal refusal = new Refusal("TOLD_TO_REFUSE", "script", "5 Wh [of 3] are too many: no");

        assertThat(submit(chain, new Refuse(refusal.detail()))).isEqualTo(new Outcome.Rejected(refusal));
        assertThat(chain.query(new Question.Open(ScriptedContract.FUNCTION, script(new Refuse(refusal.detail())))))
                .isEqualTo(new Answer.Rejected(refusal));
    }

    @Test
    void a_long_refusal_arrives_whole() {
        String detail = "x".repeat(100_000);

        assertThat(submit(chain, new Refuse(detail)))
                .isEqualTo(new Outcome.Rejected(new Refusal("TOLD_TO_REFUSE", "script", detail)));
    }

    @Test
    void a_bug_in_the_chaincode_is_an_exception_that_tells_nothing_of_the_call() {
        assertThatThrownBy(() -> submit(chain, new Fail("secret")))
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("internal error")
                .hasMessageNotContaining("secret");
    }

    @Test
    void the_chaincode_knows_organisation_and_role_of_the_caller() {
        assertThat(chain.query(Credential.CLIENT, new Question.Confidential(ScriptedContract.WHO, "{}")))
                .isInstanceOfSatisfying(
                        Answer.Found.class, found -> assertThat(found.result()).startsWith("DSO false User1@"));
        assertThat(chain.query(Credential.ADMIN, new Question.Confidential(ScriptedContract.WHO, "{}")))
                .isInstanceOfSatisfying(
                        Answer.Found.class, found -> assertThat(found.result()).startsWith("DSO true Admin@"));
    }

    @Test
    void submissions_in_conflict_are_executed_anew_until_all_are_committed() throws Exception {
        String key = freshKey();
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int client = 0; client < 4; client++) {
                Put own = new Put(key, String.valueOf(client));
                outcomes.add(clients.submit(() -> submit(chain, new Get(key), own)));
            }
        }

        for (Future<Outcome> outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(Outcome.Committed.class);
        }
    }

    @Test
    void an_unknown_transaction_is_unknown() {
        assertThat(chain.lookup().find("0".repeat(64))).isEqualTo(new TransactionLookup.Fate.Unknown());
    }
}
