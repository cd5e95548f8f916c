package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.wire.Bytes;

/** What is seen of one actor on this machine. */
public sealed interface Sight {
    /** No process of it is known to be there. */
    record Nobody() implements Sight {}

    /**
     * A process of it is there.
     *
     * @param launch digest of what it was started with
     * @param ready whether it has said that its components run
     * @param memoryBytes that it uses now, resident; 0 when that is not known
     */
    record Alive(Bytes launch, boolean ready, long memoryBytes) implements Sight {}
}
