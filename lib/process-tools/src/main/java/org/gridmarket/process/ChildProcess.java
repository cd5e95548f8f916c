package org.gridmarket.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process that this program started; it is stopped by its handle, never by name. */
public final class ChildProcess {
    private static final int TAIL_LINES = 15;
    private static final int MAX_TAIL_BYTES = 64 * 1024;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process; what it prints goes to the log file.
     *
     * @param name for messages
     * @param command program and arguments
     * @param environment in addition to this program's own
     * @param log a file that is created, in a folder that exists
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException failure) {
            throw new PartFailedException(
                    "cannot start " + name + " (" + command.getFirst() + "): " + failure.getMessage()
                            + "; see that the program exists and that the disk has room for " + log,
                    failure);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and ends it after the patience is over. */
    public void stop(long patienceMillis) {
        process.destroy();
        try {
            if (!process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, with no chance to do anything, as a power cut does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends it a signal that the JDK has no call for.
     *
     * @param signal such as {@code STOP} or {@code CONT}
     */
    public void signal(String signal) throws InterruptedException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (kill.waitFor() != 0) {
                throw new PartFailedException("kill -" + signal + " of " + name + " failed: " + said);
            }
        } catch (IOException failure) {
            throw new PartFailedException("cannot send " + signal + " to " + name + ": " + failure, failure);
        }
    }

    /** The end of its log, for messages. */
    public String tail() {
        return tailOf(log);
    }

    /** What to tell when it has ended although it should run. */
    public PartFailedException failure(String what) {
        String state = process.isAlive() ? "is running" : "ended with code " + process.exitValue();
        return new PartFailedException(name + " " + what + " (" + state + "); the end of " + log + ":\n" + tail());
    }

    static String tailOf(Path log) {
        try {
            List<String> lines = new String(FileEnd.of(log, MAX_TAIL_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "  | " + String.join("\n  | ", last);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + log, unreadable);
        }
    }
}
