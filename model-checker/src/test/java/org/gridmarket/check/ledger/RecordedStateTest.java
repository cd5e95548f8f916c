package org.gridmarket.check.ledger;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState.LimitExceededException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.ledger.StateScript;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.WorldStateSuite;

/** The world state of the model checker keeps the obligations of every world state. */
final class RecordedStateTest extends WorldStateSuite {
    private static final LedgerCall CALL = new LedgerCall(
            "call", new LedgerTime(0), EnergyExamples.TARGET, new Caller.Member(Organisation.DSO, false, "dso"));

    private LedgerState state = new LedgerState(new TreeMap<>(), 0, null);

    @Override
    protected Optional<Pending> execute(StateScript script) {
        RecordedState world = new RecordedState(state.rows(), new PortFault.None());
        try {
            Decision<Receipt> decision = new ScriptedContract()
                    .execute(
                            ScriptedContract.FUNCTION,
                            RecordCodec.of(StateScript.class).write(script),
                            CALL,
                            world);
            return Optional.of(new Late(decision.orThrow().result(), world.effects(), state.rows()));
        } catch (LimitExceededException stopped) {
            return Optional.empty();
        }
    }

    private final class Late implements Pending {
        private final String answers;
        private final Effects effects;
        private final NavigableMap<String, String> seen;

        Late(String answers, Effects effects, NavigableMap<String, String> seen) {
            this.answers = answers;
            this.effects = effects;
            this.seen = seen;
        }

        @Override
        public Answers answers() {
            return RecordCodec.of(Answers.class).read(answers);
        }

        @Override
        public boolean commit() {
            TreeMap<String, String> changed = new TreeMap<>(state.rows());
            changed.entrySet().removeAll(seen.entrySet());
            TreeMap<String, String> gone = new TreeMap<>(seen);
            gone.keySet().removeAll(state.rows().keySet());
            changed.putAll(gone);
            if (effects.isVoidedBy(changed.keySet())) {
                return false;
            }
            state = state.committing(effects);
            return true;
        }
    }
}
