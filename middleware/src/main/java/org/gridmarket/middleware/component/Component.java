package org.gridmarket.middleware.component;

/**
 * Something that reacts to what comes in at its ports. Its constructor takes the ports and says what is done at each.
 * All handlers, these included, run in one thread, one after the other (M8). What a handler throws is logged and
 * counted; the component goes on.
 */
public interface Component {
    /** Runs first, before anything that has come in is dealt with. */
    default void activate() {}

    /** What comes in waits from now on, as far as there is room. */
    default void passivate() {}

    /** Runs last. */
    default void terminate() {}
}
