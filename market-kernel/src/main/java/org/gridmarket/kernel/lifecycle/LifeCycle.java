package org.gridmarket.kernel.lifecycle;

import java.util.List;
import java.util.function.BiPredicate;
import org.gridmarket.kernel.decision.Decision;

/**
 * A life cycle as a table. What has no row is refused; tests walk every state x event x role, and the model checker walks the
 * table alone. Where rules with codes of their own come before it, {@link #follow} is the second assertion.
 *
 * @param name what lives, as its properties call it
 * @param start the first state
 * @param rows the allowed transitions
 * @param includes whether the first role has the rights of the second (a DSO is a registered party)
 */
public record LifeCycle<S, R>(String name, S start, List<Row<S, R, ?>> rows, BiPredicate<R, R> includes) {
    public LifeCycle {
        rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                refuseClash(name, rows.get(i), rows.get(j));
            }
        }
    }

    private static <S, R> void refuseClash(String name, Row<S, R, ?> one, Row<S, R, ?> other) {
        if (one.from().equals(other.from())
                && one.event().equals(other.event())
                && one.who().equals(other.who())) {
            throw new IllegalArgumentException(
                    name + ": two rows for " + one.from() + " x " + one.event() + " by " + one.who());
        }
    }

    /** Whether there is a row for the event in this state, whoever causes it and whatever its guard says. */
    public boolean allows(S state, Event<?> event) {
        return rows.stream()
                .anyMatch(row -> row.from().equals(state) && row.event().equals(event));
    }

    /** The next state, or the refusal that names state, event and the guards that did not hold. */
    public <F> Decision<S> next(S state, Event<F> event, R role, F facts) {
        StringBuilder missing = new StringBuilder();
        for (Row<S, R, ?> row : rows) {
            if (row.from().equals(state) && row.event().equals(event) && includes.test(role, row.who())) {
                if (row.holds(facts)) {
                    return Decision.accept(row.to());
                }
                missing.append(missing.isEmpty() ? "" : " or ")
                        .append(row.when().name())
                        .append(" (")
                        .append(row.who())
                        .append(')');
            }
        }
        String why = missing.isEmpty() ? "is no such transition" : "it needs " + missing;
        return Decision.reject(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                name + " life cycle",
                event + ": this " + name + " is " + state + ", and there " + why);
    }

    /**
     * The next state after rules have allowed the event.
     *
     * @throws IllegalStateException when the table has no such row: the rules and the table differ, which is a bug
     */
    public <F> S follow(S state, Event<F> event, R role, F facts) {
        return next(state, event, role, facts).orThrow();
    }
}
