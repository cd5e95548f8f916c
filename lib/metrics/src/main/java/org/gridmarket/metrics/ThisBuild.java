package org.gridmarket.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Of what this program was made.
 *
 * @param version of the project
 * @param commit of its sources; {@code unknown} when it was not built by the launcher
 */
public record ThisBuild(String version, String commit) {
    private static final String FILE = "build.properties";

    /** Written into the jar when it was built. */
    public static ThisBuild read() {
        try (InputStream file = ThisBuild.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the jar of module metrics lacks " + FILE);
            }
            Properties properties = new Properties();
            properties.load(file);
            return new ThisBuild(properties.getProperty("version"), properties.getProperty("commit"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE + " of module metrics", unreadable);
        }
    }
}
