package org.gridmarket.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A child that runs an {@link EngineProcess}, seen from its parent. Used by one thread at a time. */
final class ChildProcess implements AutoCloseable {
    /** One request and its answer. */
    interface Talk<T> {
        T with(DataOutputStream out, DataInputStream in) throws IOException;
    }

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ScheduledExecutorService watch;

    ChildProcess(Process process, ScheduledExecutorService watch) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.watch = watch;
    }

    /** The answer, or nothing when it did not come in time or the process ended; then it is of no more use. */
    <T> Optional<T> ask(Duration patience, Talk<T> talk) {
        ScheduledFuture<?> end = watch.schedule(process::destroyForcibly, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Optional.of(talk.with(out, in));
        } catch (IOException gone) {
            close();
            return Optional.empty();
        } finally {
            end.cancel(false);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
