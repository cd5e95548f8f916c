package org.gridmarket.check.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Event<NoFacts> CLOSE = event("close", NoFacts.class);
    private static final Event<Boolean> LOCK = event("lock", Boolean.class);
    private static final Effect MOVES = Effect.changes("door");

    private static final LifeCycle<String, String> DOOR = new LifeCycle<>(
            "door",
            "OPEN",
            List.of(
                    row("OPEN", CLOSE, "SHUT", "ANYONE", always(), MOVES, "example"),
                    row("SHUT", LOCK, "LOCKED", "OWNER", guard("has the key", key -> key), MOVES, "example")),
            String::equals);

    private static Verdict verdict(String text) {
        Check.Result result =
                Check.run(Subject.of(DOOR), List.of(new Property("p", "door", "example", text)), doing -> {});
        return result.verdicts().getFirst();
    }

    @Test
    void a_property_that_holds_and_can_fail_is_good() {
        Verdict verdict = verdict("moved(lock) only after moved(close)");

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.killer()).isEqualTo("row 1 from anywhere");
        assertThat(verdict.killedBy()).containsExactly("lock(OWNER)");
    }

    @Test
    void a_guard_that_does_not_hold_is_noticed() {
        Verdict verdict = verdict("AG (moved(lock) -> allowed)");

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.killer()).isEqualTo("guard of row 1 negated");
    }

    @Test
    void a_broken_property_comes_with_its_history() {
        Verdict verdict = verdict("AG !LOCKED");

        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.counterExample()).containsExactly("close(ANYONE)", "lock(OWNER)");
        assertThat(verdict.sentence()).isEqualTo("broken by close(ANYONE), lock(OWNER)");
    }

    @Test
    void a_property_about_what_never_happens_says_nothing() {
        Verdict verdict = verdict("OPEN cannot happen after moved(paint)");

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.sentence()).startsWith("says nothing: never reached");
    }

    @Test
    void a_property_that_no_fault_breaks_is_not_good() {
        Verdict verdict = verdict("AG true");

        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.sentence()).isEqualTo("no mutant breaks it");
    }

    @Test
    void a_subject_without_properties_proves_nothing() {
        assertThat(Check.run(Subject.of(DOOR), List.of(), doing -> {}).isGood()).isFalse();
    }
}
