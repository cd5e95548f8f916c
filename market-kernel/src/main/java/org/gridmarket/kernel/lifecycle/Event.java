package org.gridmarket.kernel.lifecycle;

/**
 * What can happen to what lives: its name, and what its guards look at. Each event has facts of its own, so that nobody has to
 * make up what it does not know.
 *
 * @param name as in refusals, pages and properties
 * @param facts the type of the facts
 * @param <F> the facts
 */
public record Event<F>(String name, Class<F> facts) {
    public static <F> Event<F> event(String name, Class<F> facts) {
        return new Event<>(name, facts);
    }

    @Override
    public String toString() {
        return name;
    }
}
