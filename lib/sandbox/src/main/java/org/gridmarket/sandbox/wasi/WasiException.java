package org.gridmarket.sandbox.wasi;

/** A call of the program fails with a number that it gets. */
final class WasiException extends Exception {
    private final Errno errno;

    WasiException(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }
}
