package org.gridmarket.sandbox.engine;

import org.gridmarket.sandbox.module.Instrumenter.Metered;
import org.gridmarket.sandbox.wasi.Guest;

/** Runs metered modules. */
public interface Engine extends AutoCloseable {
    /** Answers a program's calls of the host; may throw {@link org.gridmarket.sandbox.wasi.EndOfRun}. */
    interface Host {
        int call(String function, long[] arguments, Guest guest);
    }

    /** An instance of a module, with its own memory. Used by one thread. */
    interface Program extends AutoCloseable {
        Ending call(String entry, int... arguments);

        long global(String name);

        void global(String name, long value);

        Guest guest();

        @Override
        void close();
    }

    /** How a call ended. */
    sealed interface Ending {
        /** It came back. */
        record Returned(long value) implements Ending {}

        /** The program did what WebAssembly forbids, or the meter stopped it. */
        record Trapped(String why) implements Ending {}

        /** The host ended it. */
        record Ended(org.gridmarket.sandbox.wasi.EndOfRun how) implements Ending {}

        /** The engine could not go on; says nothing about the program. */
        record Failed(String why) implements Ending {}
    }

    /** What became of a start. */
    sealed interface Start {
        record Started(Program program) implements Start {}

        record NotStarted(String why) implements Start {}
    }

    /** Makes an instance; no instruction of the program is executed. */
    Start start(Metered module, Host host);

    @Override
    void close();
}
