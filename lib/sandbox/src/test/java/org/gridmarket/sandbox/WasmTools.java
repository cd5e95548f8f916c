package org.gridmarket.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.wire.Bytes;

/** Debian's clang and wat2wasm, as {@code .ci/wasm} brings them. A test without them fails and says so. */
final class WasmTools {
    private static final long PATIENCE_SECONDS = 120;
    private static final Map<String, Bytes> FROM_TEXT = new ConcurrentHashMap<>();

    private WasmTools() {}

    /** A module from WebAssembly's text format. */
    static Bytes wat(String text) {
        return FROM_TEXT.computeIfAbsent(text, WasmTools::assemble);
    }

    private static Bytes assemble(String text) {
        return inFolder(folder -> {
            Files.writeString(folder.resolve("module.wat"), text);
            run(folder, "wat2wasm", "module.wat", "-o", "module.wasm");
            return Bytes.of(Files.readAllBytes(folder.resolve("module.wasm")));
        });
    }

    /** A program in C, compiled for WASI. */
    static Bytes clang(Path source, String... options) {
        return inFolder(folder -> {
            List<String> command = new ArrayList<>(
                    List.of("clang", "--target=wasm32-wasi", "--sysroot=/usr", "-O2", "-o", "module.wasm"));
            command.add(source.toAbsolutePath().toString());
            command.addAll(List.of(options));
            run(folder, command.toArray(String[]::new));
            return Bytes.of(Files.readAllBytes(folder.resolve("module.wasm")));
        });
    }

    private interface Work {
        Bytes in(Path folder) throws IOException;
    }

    private static Bytes inFolder(Work work) {
        try {
            Path folder = Files.createTempDirectory("sandbox-test");
            try {
                return work.in(folder);
            } finally {
                for (String file : List.of("module.wat", "module.wasm", "log")) {
                    Files.deleteIfExists(folder.resolve(file));
                }
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new AssertionError("no module was made (is .ci/wasm called, which installs the tools?)", failure);
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command[0] + ": " + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
