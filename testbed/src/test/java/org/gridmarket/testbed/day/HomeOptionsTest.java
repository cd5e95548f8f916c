package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gridmarket.process.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launcher, units and the days of the testbed start the programs of a home with the same options, which keep them small. */
class HomeOptionsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a unit cannot say: it does not know the JDK, and an older one would not start with it. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("--sun-misc-unsafe-memory-access=allow");

    @TempDir
    private Path folder;

    /** Prints how it was started. */
    public static final class Probe {
        private Probe() {}

        public static void main(String... arguments) {
            ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.out::println);
            System.out.println("MALLOC_ARENA_MAX=" + System.getenv("MALLOC_ARENA_MAX"));
        }
    }

    private static Set<String> options(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith("-") || word.startsWith("MALLOC"))
                .filter(word -> !OF_THE_LAUNCHER.contains(word) && !word.equals("-cp"))
                .map(word -> word.startsWith("-Xbootclasspath/a:") ? "-Xbootclasspath/a:bcprov" : word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> unit(String name) throws IOException {
        String text = Files.readString(ROOT.resolve("packaging/systemd/gridmarket-" + name + ".service"));
        String environment = text.lines()
                .filter(line -> line.startsWith("Environment="))
                .map(line -> line.substring("Environment=".length()))
                .collect(Collectors.joining(" "));
        String start = text.substring(text.indexOf("ExecStart="), text.indexOf("\nRestart="));
        return Arrays.asList((environment + " " + start.replace("\\\n", " ")).split("\\s+"));
    }

    /** What the launcher would start, of a JDK that only says so. */
    private List<String> launched(String... arguments) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (String program : List.of("java", "javac")) {
            Path script = bin.resolve(program);
            Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"$@\"\necho MALLOC_ARENA_MAX=$MALLOC_ARENA_MAX\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("gridmarket").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().put("GRIDMARKET_CLASSPATH", "/jars/all.jar:/jars/bcprov-jdk18on-1.jar");
        launcher.environment().remove("MALLOC_ARENA_MAX");
        launcher.environment().remove("GRIDMARKET_JAVA_OPTS");
        Process started = launcher.start();
        List<String> said = started.inputReader().lines().toList();
        assertThat(started.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "meter"})
    void the_launcher_says_what_the_unit_says(String program) throws Exception {
        Set<String> launched = options(launched(program, "--config", "home.yaml"));

        assertThat(launched)
                .contains("-Xmx20m", "-XX:+UseSerialGC", "-Xbootclasspath/a:bcprov", "MALLOC_ARENA_MAX=1")
                .isEqualTo(options(unit(program)));
    }

    @Test
    void a_day_of_the_testbed_says_it_too() throws Exception {
        JavaProgram probe = new JavaProgram(
                "probe",
                new JavaProgram.Code.Own(Probe.class, List.of()),
                HomeProcesses.HEAP_MEGABYTES,
                Map.of(),
                JavaProgram.Size.SMALL);

        assertThat(probe.start(folder).await()).isZero();

        assertThat(options(Files.readAllLines(folder.resolve("probe.log")))).isEqualTo(options(unit("agent")));
    }

    @Test
    void the_launcher_starts_a_homes_program_by_itself() throws Exception {
        assertThat(launched("agent", "--check", "--config=home.yaml"))
                .containsSequence("org.gridmarket.agent.energy.home.AgentMain", "home.yaml", "--check");
        assertThat(launched("meter", "--config", "home.yaml"))
                .containsSequence("org.gridmarket.agent.energy.home.MeterMain", "home.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agent --help", "agent", "meter --config", "meter home.yaml", "agent --config a.yaml --port 1"})
    void what_is_no_plain_start_is_left_to_the_command_line(String typed) throws Exception {
        List<String> words = List.of(typed.split(" "));

        assertThat(launched(typed.split(" ")))
                .containsSequence(words)
                .anyMatch(word -> word.endsWith("cli.Testbed"))
                .noneMatch(word -> word.endsWith("Main"));
    }

    @Test
    void other_commands_are_not_told_to_be_that_small() throws Exception {
        assertThat(launched("now", "--gateway", "127.0.0.1:1"))
                .doesNotContain("-Xmx20m")
                .contains("MALLOC_ARENA_MAX=");
    }
}
