package org.gridmarket.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** The file that a service writes once it serves, with the ports it has chosen; it appears as a whole. */
public final class ReadyFile {
    private static final long LOOK_MILLIS = 50;

    private ReadyFile() {}

    /**
     * For a service: tells that it serves, on which ports, and its {@code pid}.
     *
     * @param ports by name
     * @throws PartFailedException when the file cannot be written
     */
    public static void write(Path file, Map<String, Integer> ports) {
        StringBuilder text = new StringBuilder();
        text.append("pid=").append(ProcessHandle.current().pid()).append('\n');
        ports.forEach((name, port) -> text.append(name).append('=').append(port).append('\n'));
        Path whole = file.toAbsolutePath();
        Path draft = whole.resolveSibling(whole.getFileName() + ".tmp");
        try {
            Files.writeString(draft, text);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new PartFailedException(
                    "cannot write ready file " + file + " (" + unwritable + "); name another", unwritable);
        }
    }

    /**
     * For a server of several threads, of which one may say that it is open before another has noted the port: writes as soon as
     * there is a port to tell.
     *
     * @param ports by name; empty while none is known
     * @throws PartFailedException when the file cannot be written
     */
    public static void writeOnceKnown(Path file, Supplier<Map<String, Integer>> ports) throws InterruptedException {
        Map<String, Integer> known = ports.get();
        while (known.isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
            known = ports.get();
        }
        write(file, known);
    }

    /** Forgets an earlier life of a service, before it starts again. */
    public static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new PartFailedException("cannot remove " + file + ": " + stuck, stuck);
        }
    }

    /** Waits until the service has written the file; fails as soon as the service ends, or when patience is over. */
    public static Properties await(ChildProcess service, Path file, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!Files.exists(file)) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw service.failure("did not get ready within " + patience.toSeconds() + " s");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + file + ": " + unreadable, unreadable);
        }
        return properties;
    }
}
