package org.gridmarket.worker.compute.role;

import java.util.List;

/**
 * Port: where a role's facts lie. What {@link #keep} was given is there after a crash at any later moment; of a crash during
 * the call either all of it or nothing is there.
 */
public interface Journal {
    /** Adds a fact; returns once it would survive a crash. */
    void keep(Fact fact);

    /** All whose subjects are not over, in their order. */
    List<Fact> facts();
}
