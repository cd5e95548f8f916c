package org.gridmarket.discovery.protocol;

import org.gridmarket.kernel.party.Name;

/**
 * A program on this machine that announces services.
 *
 * @param name of the form of all names
 * @param pid its process
 * @param startedMillis when that process began, as the operating system says: a number may belong to another process later
 */
public record Actor(String name, long pid, long startedMillis) {
    public Actor {
        Name.check("actor", name);
    }
}
