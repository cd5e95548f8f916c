package org.gridmarket.testbed.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java program of this project that runs as a process of its own, on the JDK of this one.
 *
 * @param name for messages and for the log's name
 * @param jar what is started
 * @param heapMegabytes the most heap it gets
 * @param settings system properties
 */
public record JavaProgram(String name, Path jar, int heapMegabytes, Map<String, String> settings) {
    /** Starts it, with its log in the folder of logs and its own working folder. */
    public ChildProcess start(Path logs) {
        if (!Files.isRegularFile(jar)) {
            throw new PartFailedException("there is no " + jar + " to start " + name
                    + " from; build it: mvn -Dquickly package, or ./gridmarket");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return ChildProcess.start(name, command, Map.of(), logs.resolve(name + ".log"));
    }
}
