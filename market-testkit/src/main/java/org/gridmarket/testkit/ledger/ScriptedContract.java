package org.gridmarket.testkit.ledger;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.StateScript.Found;

/** Executes a {@link StateScript}: the contract that world states and shells are tested with. */
public final class ScriptedContract implements ContractCode {
    public static final String FUNCTION = "script:run";

    /** Answers who the shell takes the caller for, as "organisation administrator subject". */
    public static final String WHO = "script:who";

    /** The refusals of the scripted contract. */
    public enum ScriptRejection implements RejectionCode {
        TOLD_TO_REFUSE,
        NO_SUCH_FUNCTION;

        @Override
        public String meaning() {
            return "The script says so.";
        }
    }

    private static final RecordCodec<StateScript> SCRIPTS = RecordCodec.of(StateScript.class);
    private static final RecordCodec<Answers> ANSWERS = RecordCodec.of(Answers.class);
    private static final RecordCodec<StateScript.Told> EVENTS = RecordCodec.of(StateScript.Told.class);

    @Override
    public Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state) {
        return switch (function) {
            case FUNCTION -> run(SCRIPTS.read(argument), state);
            case WHO -> {
                var caller = call.creator();
                yield Decision.accept(
                        Receipt.of(caller.organisation() + " " + caller.administrator() + " " + caller.subject()));
            }
            default -> Decision.reject(ScriptRejection.NO_SUCH_FUNCTION, "script", "no function " + function);
        };
    }

    private static Decision<Receipt> run(StateScript script, WorldState state) {
        List<Found> found = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (StateScript.Step step : script.steps()) {
            switch (step) {
                case StateScript.Put(var key, var value) -> state.put(key, value);
                case StateScript.Delete(var key) -> state.delete(key);
                case StateScript.Get(var key) -> {
                    String value = state.get(key);
                    found.add(new Found(value == null ? List.of() : List.of(new WorldState.Entry(key, value))));
                }
                case StateScript.Range(var from, var to, var limit) ->
                    found.add(new Found(state.range(from, to, limit)));
                case StateScript.First(var from, var to, var most) -> found.add(new Found(state.first(from, to, most)));
                case StateScript.Tell(var text) -> events.add(EVENTS.write(new StateScript.Told(text)));
                case StateScript.Refuse(var detail) -> {
                    return Decision.reject(ScriptRejection.TOLD_TO_REFUSE, "script", detail);
                }
                case StateScript.Fail(var message) -> throw new IllegalStateException(message);
            }
        }
        return Decision.accept(new Receipt(ANSWERS.write(new Answers(found)), events));
    }
}
