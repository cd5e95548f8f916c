package org.gridmarket.kernel.lifecycle;

/**
 * One allowed transition.
 *
 * @param from the state before
 * @param event what happens
 * @param to the state after
 * @param who the role that may cause it
 * @param when the condition
 * @param source section of the text or page
 */
public record Row<S, E, R, F>(S from, E event, S to, R who, Guard<F> when, String source) {
    public static <S, E, R, F> Row<S, E, R, F> row(S from, E event, S to, R who, Guard<F> when, String source) {
        return new Row<>(from, event, to, who, when, source);
    }
}
