package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.wire.Bytes;

/** What the newest order wants of one actor. */
public sealed interface Wish {
    /** Of the order; a higher one forgets what has failed before. */
    long number();

    /**
     * It runs.
     *
     * @param number of the order
     * @param launch digest of all that its process is started with: package, settings of the machine
     * @param memoryBytes that its process may use
     */
    record Run(long number, Bytes launch, long memoryBytes) implements Wish {}

    /** It does not run. */
    record Rest(long number) implements Wish {}
}
