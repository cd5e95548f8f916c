package org.gridmarket.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Java program of this project that runs as a process of its own, on the JDK of this one.
 *
 * @param name for messages and for the log's name
 * @param code what is started
 * @param heapMegabytes the most heap it gets
 * @param settings system properties
 */
public record JavaProgram(String name, Code code, int heapMegabytes, Map<String, String> settings) {
    /** Where a program's classes are. */
    public sealed interface Code {
        /** A jar that names its main class. */
        record Jar(Path file) implements Code {}

        /** A class of this program's own class path, with arguments. */
        record Own(Class<?> main, List<String> arguments) implements Code {}
    }

    /** Starts it, with its log in the folder of logs and its own working folder. */
    public ChildProcess start(Path logs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(program());
        return ChildProcess.start(name, command, Map.of(), logs.resolve(name + ".log"));
    }

    private List<String> program() {
        return switch (code) {
            case Code.Jar(Path file) -> {
                if (!Files.isRegularFile(file)) {
                    throw new PartFailedException("there is no " + file + " to start " + name
                            + " from; build it: mvn -Dquickly package, or ./gridmarket");
                }
                yield List.of("-jar", file.toString());
            }
            case Code.Own(Class<?> main, List<String> arguments) ->
                Stream.concat(
                                Stream.of("-cp", System.getProperty("java.class.path"), main.getName()),
                                arguments.stream())
                        .toList();
        };
    }
}
