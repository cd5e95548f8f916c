package org.gridmarket.sandbox.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gridmarket.kernel.wire.Bytes;

/** Runs a command to its end, with bounds for its time and for what it writes. */
final class BoundedRun {
    private static final int PART = 1 << 13;

    sealed interface Outcome {}

    record Ended(int exitCode, Bytes standardOutput, Bytes standardError) implements Outcome {}

    record Stopped(ContainerOutcome.Bound bound) implements Outcome {}

    /** Whoever waited for it was interrupted. */
    record Interrupted() implements Outcome {}

    private final Process process;
    private final AtomicLong room;

    private BoundedRun(Process process, long most) {
        this.process = process;
        this.room = new AtomicLong(most);
    }

    /** @param most bytes of both streams together */
    static Outcome of(List<String> command, Duration patience, long most) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        return new BoundedRun(process, most).await(patience);
    }

    private Outcome await(Duration patience) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().start(() -> copy(process.getInputStream(), output));
        Thread other = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), error));
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
            other.join();
            if (room.get() < 0) {
                return new Stopped(ContainerOutcome.Bound.OUTPUT);
            }
            return ended
                    ? new Ended(process.exitValue(), Bytes.of(output.toByteArray()), Bytes.of(error.toByteArray()))
                    : new Stopped(ContainerOutcome.Bound.TIME);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Interrupted();
        }
    }

    private void copy(InputStream from, ByteArrayOutputStream to) {
        byte[] part = new byte[PART];
        try {
            for (int count = from.read(part); count >= 0; count = from.read(part)) {
                if (room.addAndGet(-count) < 0) {
                    process.destroyForcibly();
                    return;
                }
                to.write(part, 0, count);
            }
        } catch (IOException closed) {
            // the process ended or was ended: what came until then is what there is
            process.destroyForcibly();
        }
    }
}
