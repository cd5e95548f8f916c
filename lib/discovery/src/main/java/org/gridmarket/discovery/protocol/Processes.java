package org.gridmarket.discovery.protocol;

import java.util.OptionalLong;

/** Port: the processes of this machine. */
@FunctionalInterface
public interface Processes {
    /** When the process of this number began, in the unit of {@link Actor#startedMillis}; empty when there is none. */
    OptionalLong startOf(long pid);
}
