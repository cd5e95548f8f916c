package org.gridmarket.testbed.cli;

import java.util.concurrent.Callable;

/** A command of the interface that this version does not have yet: it says so, and the exit code is that of wrong usage. */
abstract class Absent implements Callable<Integer> {
    private final String what;

    Absent(String what) {
        this.what = what;
    }

    @Override
    public final Integer call() {
        throw new UsageException(what);
    }
}
