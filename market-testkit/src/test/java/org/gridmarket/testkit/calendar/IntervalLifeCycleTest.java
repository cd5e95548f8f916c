package org.gridmarket.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.calendar.IntervalEvent;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every state x event x role x facts, against the sentences of the page written once more by hand. */
class IntervalLifeCycleTest {
    private static final long GATE = 1_000;
    private static final long GRACE_END = 1_300;
    private static final long WINDOW_END = 5_000;

    record Step(IntervalStatus state, IntervalEvent event, Role role, IntervalFacts facts) {}

    static Stream<Step> every_step() {
        List<Step> steps = new ArrayList<>();
        for (IntervalStatus state : IntervalStatus.values()) {
            for (IntervalEvent event : IntervalEvent.values()) {
                for (Role role : Role.all()) {
                    everyFacts().forEach(facts -> steps.add(new Step(state, event, role, facts)));
                }
            }
        }
        return steps.stream();
    }

    private static List<IntervalFacts> everyFacts() {
        List<IntervalFacts> all = new ArrayList<>();
        for (long now : new long[] {GATE - 1, GATE, GRACE_END - 1, GRACE_END, WINDOW_END - 1, WINDOW_END}) {
            for (int bits = 0; bits < 32; bits++) {
                all.add(new IntervalFacts(
                        new LedgerTime(now),
                        new LedgerTime(GATE),
                        new LedgerTime(GRACE_END),
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 8) != 0,
                        new LedgerTime(WINDOW_END),
                        (bits & 4) != 0,
                        (bits & 16) != 0));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("every_step")
    void a_step_is_allowed_exactly_when_the_page_says_so(Step step) {
        Decision<IntervalStatus> answer =
                IntervalLifeCycle.TABLE.next(step.state(), step.event(), step.role(), step.facts());

        Optional<IntervalStatus> expected = expected(step);
        if (expected.isPresent()) {
            assertThat(answer).isEqualTo(Decision.accept(expected.get()));
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            refused -> assertThat(refused.reason().code())
                                    .isEqualTo(CalendarRejection.TRANSITION_NOT_ALLOWED));
        }
    }

    private static Optional<IntervalStatus> expected(Step step) {
        long now = step.facts().now().epochMillis();
        boolean dso =
                step.role().equals(Role.member(Organisation.DSO)) || step.role().equals(Role.admin(Organisation.DSO));
        boolean registered = !step.role().equals(Role.anyone());
        boolean mayClose = (dso && now >= GATE) || (registered && now >= GRACE_END);
        return switch (step.event()) {
            case CLOSE_ROUND ->
                Optional.of(IntervalStatus.CLOSED)
                        .filter(next -> step.state() == IntervalStatus.OPEN
                                && mayClose
                                && step.facts().earlierClosed());
            case FINALISE ->
                Optional.of(IntervalStatus.FINALISED)
                        .filter(next -> step.state() == IntervalStatus.CLOSED
                                && step.facts().earlierFinal());
            case SETTLE ->
                Optional.of(IntervalStatus.SETTLED)
                        .filter(next -> step.state() == IntervalStatus.FINALISED
                                && now >= WINDOW_END
                                && step.facts().everythingClaimed()
                                && step.facts().earlierSettled());
            case SWEEP_PORTION ->
                Optional.of(IntervalStatus.SETTLED)
                        .filter(next -> step.state() == IntervalStatus.SETTLED
                                && step.facts().earlierSwept());
            case SWEEP ->
                Optional.of(IntervalStatus.SWEPT)
                        .filter(next -> step.state() == IntervalStatus.SETTLED
                                && step.facts().earlierSwept());
        };
    }

    @Test
    void a_refusal_names_state_event_and_what_is_missing() {
        IntervalFacts early = everyFacts().getFirst();

        assertThat(IntervalLifeCycle.TABLE.next(
                        IntervalStatus.OPEN, IntervalEvent.CLOSE_ROUND, Role.member(Organisation.DSO), early))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().detail())
                                .contains("CLOSE_ROUND", "OPEN", "gate reached", "grace over"));
    }

    @Test
    void two_rows_for_the_same_step_are_refused() {
        Row<String, String, Role, Object> row =
                Row.row("a", "go", "b", Role.anyone(), Guard.<Object>always(), "source");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifeCycle<>(
                        "thing", "a", List.of(row, row), Role::includes, CalendarRejection.TRANSITION_NOT_ALLOWED))
                .withMessageContaining("two rows");
    }
}
