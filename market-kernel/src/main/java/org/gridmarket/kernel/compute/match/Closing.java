package org.gridmarket.kernel.compute.match;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a match ends.
 *
 * @param outcome what is paid
 * @param deciding cases whose verdict it is, the earliest first: none, one, or two that agree
 * @param minority cases that saw it otherwise
 */
public record Closing(Outcome outcome, List<Integer> deciding, List<Integer> minority) {
    public Closing {
        deciding = List.copyOf(deciding);
        minority = List.copyOf(minority);
    }

    /** Without any verdict. */
    public static Closing as(Outcome outcome) {
        return new Closing(outcome, List.of(), List.of());
    }

    /** By the one verdict that nobody has contested. */
    public static Closing byStanding(Match match) {
        return new Closing(
                match.standingVerdict().outcome(), List.of(match.reported().getFirst()), List.of());
    }

    /** By two mediators that agree. */
    public static Closing by(Judgement.Agreed agreed) {
        return new Closing(agreed.verdict().outcome(), List.of(agreed.first(), agreed.second()), agreed.minority());
    }

    OptionalInt first() {
        return stream().findFirst();
    }

    /** Cases that confirm the first. */
    IntStream further() {
        return stream().skip(1);
    }

    private IntStream stream() {
        return Stream.of(deciding).flatMap(List::stream).mapToInt(index -> index);
    }
}
