package org.gridmarket.sandbox.module;

/** Why a module is not of the class {@code wasm1}. Leaves this package only as a value, see {@link Instrumenter}. */
final class RefusedModuleException extends Exception {
    RefusedModuleException(String reason) {
        super(reason);
    }
}
