package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.party.Name;

/**
 * An actor of this machine.
 *
 * @param application whose actor it is
 * @param actor its kind
 * @param number which of several such actors, from 1
 */
public record ActorId(String application, String actor, int number) {
    public ActorId {
        Name.check("application", application);
        Name.check("actor", actor);
        if (number < 1) {
            throw new IllegalArgumentException("actors of a kind are counted from 1, not " + number);
        }
    }

    @Override
    public String toString() {
        return application + " " + actor + " " + number;
    }
}
