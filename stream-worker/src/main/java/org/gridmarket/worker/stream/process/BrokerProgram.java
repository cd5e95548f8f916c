package org.gridmarket.worker.stream.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gridmarket.process.JavaProgram;

/** The embedded broker as a program: stream-broker, alone with the server's jars. The launcher starts it in the same way. */
public final class BrokerProgram {
    /** What names its settings. */
    public static final String PREFIX = "gridmarket.broker.";

    private static final String NAME = "stream-broker";
    private static final String MAIN = "org.gridmarket.broker.stream.StreamBroker";
    private static final int HEAP_MEGABYTES = 512;

    private BrokerProgram() {}

    /**
     * In a clone its jars are where the build found them, in a package beside its own.
     *
     * @param home the root of the clone or package
     * @param settings system properties that begin with {@link #PREFIX}
     */
    public static JavaProgram in(Path home, Map<String, String> settings) {
        List<String> options = List.of("@" + home.resolve(NAME).resolve("broker.jvm"));
        Path target = home.resolve(NAME).resolve("target");
        Path packaged = target.resolve("jars"); // only in what "./gridmarket dist" made
        JavaProgram.Code code = new JavaProgram.Code.Listed(
                target.resolve("stream-broker.jar"),
                Files.isDirectory(packaged) ? packaged : target.resolve("classpath"),
                MAIN,
                options,
                List.of());
        return new JavaProgram(NAME, code, HEAP_MEGABYTES, settings);
    }
}
