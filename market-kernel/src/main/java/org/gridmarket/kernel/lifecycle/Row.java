package org.gridmarket.kernel.lifecycle;

/**
 * One allowed transition.
 *
 * @param from the state before
 * @param event what happens
 * @param to the state after
 * @param who the role that may cause it
 * @param when the condition
 * @param effect what it does to the ledger
 * @param source section of the text or page
 * @param <F> the facts of the event
 */
public record Row<S, R, F>(S from, Event<F> event, S to, R who, Guard<? super F> when, Effect effect, String source) {
    public static <S, R, F> Row<S, R, F> row(
            S from, Event<F> event, S to, R who, Guard<? super F> when, Effect effect, String source) {
        return new Row<>(from, event, to, who, when, effect, source);
    }

    /** Whether the condition holds for facts of this row's event. */
    boolean holds(Object facts) {
        return when.holds().test(event.facts().cast(facts));
    }
}
