package org.gridmarket.testkit.ledger;

import java.util.List;
import org.gridmarket.kernel.ledger.WorldState.Entry;

/**
 * What the obligations of a world state are told in: a transaction, step by step, that can travel to a real peer.
 *
 * @param steps in order
 */
public record StateScript(List<Step> steps) {
    /** One thing to do with the world state. */
    public sealed interface Step {}

    public record Put(String key, String value) implements Step {}

    public record Delete(String key) implements Step {}

    /** Answers the entry under the key, or none. */
    public record Get(String key) implements Step {}

    /** Answers the entries of the range. */
    public record Range(String from, String to, int limit) implements Step {}

    /** Answers the first entries of the range. */
    public record First(String from, String to, int most) implements Step {}

    /** Adds an event. */
    public record Tell(String text) implements Step {}

    /** Refuses the transaction with {@link ScriptedContract.ScriptRejection#TOLD_TO_REFUSE}. */
    public record Refuse(String detail) implements Step {}

    /** Fails, as a bug does. */
    public record Fail(String message) implements Step {}

    /** One for each Get, Range and First, in order. */
    public record Answers(List<Found> found) {
        public Answers {
            found = List.copyOf(found);
        }
    }

    /** What one Get, Range or First saw. */
    public record Found(List<Entry> entries) {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    /** An event of a script. */
    public record Told(String text) {}

    public StateScript {
        steps = List.copyOf(steps);
    }

    public static StateScript of(Step... steps) {
        return new StateScript(List.of(steps));
    }
}
