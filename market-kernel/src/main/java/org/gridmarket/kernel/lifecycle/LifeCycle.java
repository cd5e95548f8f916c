package org.gridmarket.kernel.lifecycle;

import java.util.List;
import java.util.function.BiPredicate;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;

/**
 * A life cycle as a table. What has no row is refused; tests walk every state x event x role.
 *
 * @param name what lives
 * @param start the first state
 * @param rows the allowed transitions
 * @param includes whether the first role has the rights of the second (a DSO is a registered party)
 */
public record LifeCycle<S, E, R, F>(
        String name, S start, List<Row<S, E, R, F>> rows, BiPredicate<R, R> includes, RejectionCode refusal) {
    public LifeCycle {
        rows = List.copyOf(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                refuseClash(name, rows.get(i), rows.get(j));
            }
        }
    }

    private static <S, E, R, F> void refuseClash(String name, Row<S, E, R, F> one, Row<S, E, R, F> other) {
        if (one.from().equals(other.from())
                && one.event().equals(other.event())
                && one.who().equals(other.who())) {
            throw new IllegalArgumentException(
                    name + ": two rows for " + one.from() + " x " + one.event() + " by " + one.who());
        }
    }

    /** The next state, or the refusal that names state, event and the guards that did not hold. */
    public Decision<S> next(S state, E event, R role, F facts) {
        StringBuilder missing = new StringBuilder();
        for (Row<S, E, R, F> row : rows) {
            if (row.from().equals(state) && row.event().equals(event) && includes.test(role, row.who())) {
                if (row.when().holds().test(facts)) {
                    return Decision.accept(row.to());
                }
                missing.append(missing.isEmpty() ? "" : " or ")
                        .append(row.when().name())
                        .append(" (")
                        .append(row.who())
                        .append(')');
            }
        }
        String why = missing.isEmpty() ? "no such transition" : "needs " + missing;
        return Decision.reject(
                refusal, name + " life cycle", event + " of a " + name + " that is " + state + ": " + why);
    }
}
