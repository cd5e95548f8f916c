package org.gridmarket.testkit.ledger;

import java.util.Optional;
import org.gridmarket.kernel.ledger.WorldState.LimitExceededException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.ledger.StateScript.Answers;

/** The obligations, in memory. */
final class InMemoryWorldStateTest extends WorldStateSuite {
    private final ScriptCalls calls = new ScriptCalls();
    private final InMemoryLedger ledger =
            InMemoryLedger.running(new ScriptedContract(), 2).cuttingAnswersAt(SMALL_QUERY_LIMIT);

    @Override
    protected Optional<Pending> execute(StateScript script) {
        try {
            return Optional.of(new InMemoryPending((Endorsed) calls.endorse(ledger, script)));
        } catch (LimitExceededException stopped) {
            return Optional.empty();
        }
    }

    private final class InMemoryPending implements Pending {
        private final Endorsed endorsed;

        InMemoryPending(Endorsed endorsed) {
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
