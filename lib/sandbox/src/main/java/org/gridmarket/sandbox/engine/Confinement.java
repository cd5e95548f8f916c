package org.gridmarket.sandbox.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a child process sees of the machine: with bubblewrap only what it needs, read only, no network and no other
 * processes; without, it is a plain process (the program in it still has no way out of WebAssembly).
 */
public final class Confinement {
    private static final List<String> SYSTEM = List.of("/usr", "/lib", "/lib64", "/bin");

    /** A probe ends in milliseconds; on a loaded machine it may wait. */
    private static final long PROBE_SECONDS = 20;

    private final boolean wraps;
    private final String why;

    private Confinement(boolean wraps, String why) {
        this.wraps = wraps;
        this.why = why;
    }

    /** A plain process. */
    public static Confinement none() {
        return new Confinement(false, "not asked for");
    }

    /** With bubblewrap if it is there and works, which it does not everywhere: some kernels give no user namespaces. */
    public static Confinement find() {
        try {
            Process probe = new ProcessBuilder(wrapped(List.of("/bin/true"), List.of(), List.of()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                probe.destroyForcibly();
                return new Confinement(false, "bubblewrap does not answer");
            }
            return probe.exitValue() == 0
                    ? new Confinement(true, "bubblewrap")
                    : new Confinement(false, "bubblewrap may not make namespaces here");
        } catch (IOException missing) {
            return new Confinement(false, "no bubblewrap in PATH");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Confinement(false, "interrupted");
        }
    }

    /** Whether children are walled off, and by what or why not. */
    public String description() {
        return why;
    }

    public boolean wraps() {
        return wraps;
    }

    List<String> around(List<String> command, List<Path> readable) {
        return around(command, readable, List.of());
    }

    /** A command with these files and folders in sight, and those it may write. */
    public List<String> around(List<String> command, List<Path> readable, List<Path> writable) {
        return wraps ? wrapped(command, readable, writable) : command;
    }

    private static List<String> wrapped(List<String> command, List<Path> readable, List<Path> writable) {
        List<String> all = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
        SYSTEM.stream().filter(folder -> Files.exists(Path.of(folder))).forEach(folder -> {
            all.addAll(List.of("--ro-bind", folder, folder));
        });
        all.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        readable.forEach(path -> all.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        writable.forEach(path -> all.addAll(List.of("--bind", path.toString(), path.toString())));
        all.add("--");
        all.addAll(command);
        return all;
    }
}
