package org.gridmarket.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java program of this project that runs as a process of its own, on the JDK of this one.
 *
 * @param name for messages and for the log's name
 * @param code what is started
 * @param heapMegabytes the most heap it gets
 * @param settings system properties
 * @param size how it holds house with memory beside the heap, and with processors
 */
public record JavaProgram(String name, Code code, int heapMegabytes, Map<String, String> settings, Size size) {
    /** How a program holds house with memory beside the heap. */
    public enum Size {
        /** As the JVM likes. */
        USUAL,
        /** As small as a program of a home has to be: see packaging/systemd, which says the same. */
        SMALL,
        /** Within a bound that others set: no more than 64 MiB of buffers and compiled code, and its end when memory is short. */
        BOUNDED,
        /**
         * One of many that share few processors, a short time: what it does some times a second is compiled within seconds, not
         * minutes.
         */
        ONE_OF_MANY
    }

    /**
     * What a small program is told: to begin with little, to keep little for what is young, and to give back what the C library
     * holds.
     */
    private static final List<String> SMALL_OPTIONS = List.of(
            "-Xms4m",
            "-Xmn1m",
            "-Xss256k",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps",
            "-XX:CompileThresholdScaling=10",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:off");

    private static final List<String> BOUNDED_OPTIONS =
            List.of("-XX:MaxDirectMemorySize=32m", "-XX:ReservedCodeCacheSize=32m", "-XX:+ExitOnOutOfMemoryError");

    /** Compiled after a tenth of the usual calls. */
    private static final List<String> EARLY_OPTIONS = List.of("-XX:CompileThresholdScaling=0.1");

    /**
     * A signed library. Its signatures and the list of all its files would take 12 MB, which the loader of the JDK's own classes
     * does not read.
     */
    private static final String SIGNED = "bcprov-";

    /** From here on a JDK warns of libraries that use Unsafe, as protobuf does, unless it is told that we know. */
    private static final int KNOWS_UNSAFE = 23;

    /** One arena of the C library for all threads: each more of them holds megabytes that nobody uses. */
    private static final Map<String, String> SMALL_ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    public JavaProgram(String name, Code code, int heapMegabytes, Map<String, String> settings) {
        this(name, code, heapMegabytes, settings, Size.USUAL);
    }

    /** Where a program's classes are. */
    public sealed interface Code {
        /** A jar that names its main class. */
        record Jar(Path file) implements Code {}

        /**
         * A program with a class path of its own.
         *
         * @param jar of it
         * @param classPath a file that lists what else it needs, as the build writes it; or a folder of jars, as a package has it
         * @param main its class
         * @param options of its JVM
         * @param arguments of the program
         */
        record Listed(Path jar, Path classPath, String main, List<String> options, List<String> arguments)
                implements Code {}

        /** A class of this program's own class path, with arguments. */
        record Own(Class<?> main, List<String> arguments) implements Code {}
    }

    /** Starts it, with its log in the folder of logs and its own working folder. */
    public ChildProcess start(Path logs) {
        return ChildProcess.start(
                name, command(), size == Size.SMALL ? SMALL_ENVIRONMENT : Map.of(), logs.resolve(name + ".log"));
    }

    /** What starts it; for whoever starts it inside of something else. */
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= KNOWS_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(
                switch (size) {
                    case USUAL -> List.of();
                    case SMALL -> SMALL_OPTIONS;
                    case BOUNDED -> BOUNDED_OPTIONS;
                    case ONE_OF_MANY -> EARLY_OPTIONS;
                });
        if (size == Size.SMALL) {
            signed().ifPresent(library -> command.add("-Xbootclasspath/a:" + library));
        }
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(program());
        return command;
    }

    private static Optional<String> signed() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.substring(entry.lastIndexOf(File.separatorChar) + 1)
                        .startsWith(SIGNED))
                .findFirst();
    }

    /** Also from another working folder. */
    private static String ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String list(Path classPath) {
        if (Files.isDirectory(classPath)) {
            return classPath.resolve("*").toString();
        }
        try {
            return Files.readString(classPath).strip();
        } catch (IOException absent) {
            throw new PartFailedException(
                    "cannot read " + classPath + " to start " + name + "; build it: mvn -Dquickly package", absent);
        }
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
            case Code.Listed(Path jar, Path classPath, String main, List<String> options, List<String> arguments) ->
                Stream.of(options, List.of("-cp", jar + File.pathSeparator + list(classPath), main), arguments)
                        .flatMap(List::stream)
                        .toList();
            case Code.Own(Class<?> main, List<String> arguments) ->
                Stream.concat(Stream.of("-cp", ownClassPath(), main.getName()), arguments.stream())
                        .toList();
        };
    }
}
