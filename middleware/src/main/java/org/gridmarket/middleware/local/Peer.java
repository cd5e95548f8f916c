package org.gridmarket.middleware.local;

import java.util.Optional;
import java.util.OptionalLong;

/** Port: who is at the other end of a connection, and what this machine says of processes. */
public interface Peer {
    /** The user who is connected, as the socket tells. */
    String user();

    /** The user that a process belongs to; empty when there is none of this number. */
    Optional<String> ownerOf(long pid);

    /** When it began, as {@link org.gridmarket.discovery.protocol.Processes} says. */
    OptionalLong startOf(long pid);
}
