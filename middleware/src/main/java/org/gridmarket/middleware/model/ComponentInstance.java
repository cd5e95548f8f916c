package org.gridmarket.middleware.model;

import java.util.List;

/**
 * A component of an actor.
 *
 * @param name in its actor
 * @param type what it is
 * @param actuals what it is given
 * @param at where it stands
 */
public record ComponentInstance(String name, String type, List<Actual> actuals, Position at) {
    public ComponentInstance {
        actuals = List.copyOf(actuals);
    }
}
