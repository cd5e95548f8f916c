package org.gridmarket.testbed.docs.wire;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.process.ChildProcess;

/** Python with what a client's requirements.txt names, in the cache folder of this user; made once for each such list. */
final class PythonEnvironment {
    private static final String READY = "ready";
    private static final int NAME_LENGTH = 12;

    private PythonEnvironment() {}

    /** The interpreter. Makes the environment when there is none; says what to install when that is not possible. */
    static Path python(Path requirements) throws IOException, InterruptedException {
        Bytes hash = Digest.sha256(Bytes.of(Files.readAllBytes(requirements)));
        Path cache = Files.createDirectories(cache());
        Path folder = cache.resolve("python-" + hash.toHex().substring(0, NAME_LENGTH));
        Path python = folder.resolve("bin/python");
        try (FileChannel lock = FileChannel.open(
                        cache.resolve("python.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(folder.resolve(READY))) {
                run(cache, "python3", "-m", "venv", "--clear", folder.toString());
                run(cache, python.toString(), "-m", "pip", "install", "--quiet", "-r", requirements.toString());
                Files.createFile(folder.resolve(READY));
            }
        }
        return python;
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("gridmarket");
    }

    private static void run(Path cache, String... command) throws InterruptedException {
        ChildProcess process = ChildProcess.start("python", List.of(command), Map.of(), cache.resolve("python.log"));
        if (process.await() != 0) {
            throw process.failure("cannot make its environment; this test needs python3 from 3.9 on with venv (Debian:"
                    + " python3-venv) and the Python package index: " + String.join(" ", command));
        }
    }
}
