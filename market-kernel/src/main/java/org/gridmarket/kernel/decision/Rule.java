package org.gridmarket.kernel.decision;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One check: an offence is a text, or nothing.
 *
 * @param code what the refusal is called
 * @param source section or equation
 * @param offence what is wrong with the facts; null when nothing is
 * @param <F> the facts that are judged
 */
public record Rule<F>(RejectionCode code, String source, Function<? super F, @Nullable String> offence) {
    public static <F> Rule<F> rule(RejectionCode code, String source, Function<? super F, @Nullable String> offence) {
        return new Rule<>(code, source, offence);
    }
}
