package org.gridmarket.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.lifecycle.NoFacts;
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

    /** An event with facts of its own. */
    record Happening<F>(Event<F> event, F facts) {
        Decision<IntervalStatus> to(IntervalStatus state, Role role) {
            return IntervalLifeCycle.TABLE.next(state, event, role, facts);
        }
    }

    record Step(IntervalStatus state, Role role, Happening<?> happening) {}

    static Stream<Step> every_step() {
        List<Step> steps = new ArrayList<>();
        for (IntervalStatus state : IntervalStatus.values()) {
            for (Role role : Role.all()) {
                happenings().forEach(happening -> steps.add(new Step(state, role, happening)));
            }
        }
        return steps.stream();
    }

    private static List<Happening<?>> happenings() {
        List<Happening<?>> all = new ArrayList<>();
        for (boolean earlier : new boolean[] {false, true}) {
            for (long now : new long[] {GATE - 1, GATE, GRACE_END - 1, GRACE_END}) {
                all.add(new Happening<>(
                        IntervalLifeCycle.CLOSE_ROUND,
                        new IntervalFacts.Closing(
                                new LedgerTime(now), new LedgerTime(GATE), new LedgerTime(GRACE_END), earlier)));
            }
            for (long now : new long[] {WINDOW_END - 1, WINDOW_END}) {
                for (boolean claimed : new boolean[] {false, true}) {
                    all.add(new Happening<>(
                            IntervalLifeCycle.SETTLE,
                            new IntervalFacts.Settling(
                                    new LedgerTime(now), new LedgerTime(WINDOW_END), claimed, earlier)));
                }
            }
            all.add(new Happening<>(IntervalLifeCycle.FINALISE, new IntervalFacts.Finalising(earlier)));
            all.add(new Happening<>(IntervalLifeCycle.SWEEP_PORTION, new IntervalFacts.SweepingPortion(earlier)));
            all.add(new Happening<>(IntervalLifeCycle.SWEEP, new IntervalFacts.SweepingPortion(earlier)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("every_step")
    void a_step_is_allowed_exactly_when_the_page_says_so(Step step) {
        Decision<IntervalStatus> answer = step.happening().to(step.state(), step.role());

        Optional<IntervalStatus> expected = expected(step);
        if (expected.isPresent()) {
            assertThat(answer).isEqualTo(Decision.accept(expected.get()));
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            refused -> assertThat(refused.reason().code())
                                    .isEqualTo(LifeCycleRejection.TRANSITION_NOT_ALLOWED));
        }
    }

    private static Optional<IntervalStatus> expected(Step step) {
        IntervalStatus state = step.state();
        return switch (step.happening().facts()) {
            case IntervalFacts.Closing closing -> closed(closing, step.role(), state);
            case IntervalFacts.Finalising finalising ->
                Optional.of(IntervalStatus.FINALISED)
                        .filter(to -> state == IntervalStatus.CLOSED && finalising.earlierFinal());
            case IntervalFacts.Settling settling ->
                Optional.of(IntervalStatus.SETTLED)
                        .filter(to -> state == IntervalStatus.FINALISED
                                && settling.now().epochMillis() >= WINDOW_END
                                && settling.everythingClaimed()
                                && settling.earlierSettled());
            case IntervalFacts.SweepingPortion sweeping ->
                Optional.of(
                                step.happening().event().equals(IntervalLifeCycle.SWEEP)
                                        ? IntervalStatus.SWEPT
                                        : IntervalStatus.SETTLED)
                        .filter(to -> state == IntervalStatus.SETTLED && sweeping.earlierSwept());
            default -> throw new AssertionError("no sentence of the page for " + step);
        };
    }

    private static Optional<IntervalStatus> closed(IntervalFacts.Closing facts, Role role, IntervalStatus state) {
        long now = facts.now().epochMillis();
        boolean dso = role.equals(Role.member(Organisation.DSO)) || role.equals(Role.admin(Organisation.DSO));
        boolean registered = !role.equals(Role.anyone());
        boolean mayClose = (dso && now >= GATE) || (registered && now >= GRACE_END);
        return Optional.of(IntervalStatus.CLOSED)
                .filter(next -> state == IntervalStatus.OPEN && mayClose && facts.earlierClosed());
    }

    @Test
    void a_refusal_names_state_event_and_what_is_missing() {
        IntervalFacts.Closing early = new IntervalFacts.Closing(
                new LedgerTime(GATE - 1), new LedgerTime(GATE), new LedgerTime(GRACE_END), true);

        assertThat(IntervalLifeCycle.TABLE.next(
                        IntervalStatus.OPEN, IntervalLifeCycle.CLOSE_ROUND, Role.member(Organisation.DSO), early))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().detail())
                                .contains("CLOSE_ROUND", "OPEN", "gate reached", "grace over"));
    }

    @Test
    void two_rows_for_the_same_step_are_refused() {
        Row<String, Role, NoFacts> row = Row.row(
                "a", Event.event("go", NoFacts.class), "b", Role.anyone(), Guard.always(), Effect.changes(), "source");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LifeCycle<>("thing", "a", List.of(row, row), Role::includes))
                .withMessageContaining("two rows");
    }

    @Test
    void what_rules_have_allowed_and_the_table_does_not_is_a_bug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IntervalLifeCycle.TABLE.follow(
                        IntervalStatus.OPEN,
                        IntervalLifeCycle.FINALISE,
                        Role.member(Organisation.DSO),
                        new IntervalFacts.Finalising(true)));
    }
}
