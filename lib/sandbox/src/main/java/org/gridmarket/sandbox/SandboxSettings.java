package org.gridmarket.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a sandbox is kept.
 *
 * @param compiled folder for compiled modules, or nothing to keep none; only its owner may enter it
 * @param compiledBytes of all files in it
 * @param heapMegabytes of each child process: the memory of a program, its files and the compiler's work
 * @param idle child processes that wait for the next job, warm
 * @param confined whether children are walled off by bubblewrap where it works
 */
public record SandboxSettings(
        Optional<Path> compiled, long compiledBytes, int heapMegabytes, int idle, boolean confined) {
    private static final long COMPILED_BYTES = 512L << 20;

    /** The largest memory of a program (1 GiB), its output twice, and room to compile. */
    private static final int HEAP_MEGABYTES = 2_560;

    public SandboxSettings {
        if (compiledBytes < 0 || heapMegabytes < 64 || idle < 0) {
            throw new IllegalArgumentException("no sandbox can be kept so: " + compiledBytes + " bytes, "
                    + heapMegabytes + " MB of heap, " + idle + " idle processes");
        }
    }

    /** Keeps compiled modules in a folder, and two children. */
    public static SandboxSettings in(Path folder) {
        return new SandboxSettings(Optional.of(folder), COMPILED_BYTES, HEAP_MEGABYTES, 2, true);
    }

    /** Keeps nothing on disk. */
    public static SandboxSettings withoutFolder() {
        return new SandboxSettings(Optional.empty(), 0, HEAP_MEGABYTES, 2, true);
    }

    public SandboxSettings withHeap(int megabytes) {
        return new SandboxSettings(compiled, compiledBytes, megabytes, idle, confined);
    }
}
