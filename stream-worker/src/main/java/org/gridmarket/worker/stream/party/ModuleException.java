package org.gridmarket.worker.stream.party;

import java.io.Serial;

/** A module cannot be started or run on this machine; says nothing about the input. */
public final class ModuleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ModuleException(String message) {
        super(message);
    }
}
