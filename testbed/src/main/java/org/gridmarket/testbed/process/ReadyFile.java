package org.gridmarket.testbed.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The file that a service writes once it serves, with the ports it has chosen. */
public final class ReadyFile {
    private static final long LOOK_MILLIS = 50;

    private ReadyFile() {}

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
