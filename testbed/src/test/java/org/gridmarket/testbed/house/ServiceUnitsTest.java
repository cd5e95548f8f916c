package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The units of the system: what they start is in the package, and one is kept as short as the others. */
class ServiceUnitsTest {
    private static final Path FOLDER = Sources.ROOT.resolve("packaging/systemd");
    private static final Pattern PACKAGED = Pattern.compile("/opt/gridmarket/([^\\s:]+)");
    private static final Pattern MAIN = Pattern.compile("org\\.gridmarket\\.[\\w.]+");
    private static final Pattern STOP = Pattern.compile("TimeoutStopSec=(\\d+)\n");

    static Stream<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    private static String start(Path unit) throws IOException {
        String text = Files.readString(unit);
        return text.substring(text.indexOf("\nExecStart="), text.indexOf("\nRestart="));
    }

    @Test
    void each_program_that_runs_by_itself_has_one() throws IOException {
        assertThat(units().map(unit -> unit.getFileName().toString()))
                .containsExactly(
                        "gridmarket-agent.service",
                        "gridmarket-gateway.service",
                        "gridmarket-meter.service",
                        "gridmarket-solver.service");
    }

    /** What the tree of the clone has not, the script that makes the package writes. */
    @ParameterizedTest
    @MethodSource("units")
    void what_a_unit_names_is_in_the_package(Path unit) throws IOException {
        String dist = Files.readString(Sources.ROOT.resolve("packaging/dist"));
        List<String> named = PACKAGED.matcher(Files.readString(unit))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(1).allSatisfy(path -> {
            boolean inTree = Files.exists(Sources.ROOT.resolve(path));
            String made = path.replace("/*", "").replace("/quarkus-run.jar", "");
            boolean packed = Stream.of(made, made.replaceFirst("^[^/]+/", ""), made.replaceFirst("/.*", ""))
                    .anyMatch(part -> dist.contains("$root/" + part) || dist.contains(part + "}"));
            assertThat(inTree || packed).as(path).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("units")
    void the_class_that_a_unit_starts_is_there(Path unit) throws IOException {
        for (MatchResult main : MAIN.matcher(start(unit)).results().toList()) {
            assertThat(main.group()).satisfies(name -> Class.forName(name).getMethod("main", String[].class));
        }
        assertThat(start(unit)).containsAnyOf("org.gridmarket.", "quarkus-run.jar");
    }

    /** A unit that lacks one of these lines is open where the others are not. */
    @ParameterizedTest
    @MethodSource("units")
    void a_unit_may_do_no_more_than_the_others(Path unit) throws IOException {
        String agent = Files.readString(FOLDER.resolve("gridmarket-agent.service"));
        List<String> closed = agent.substring(agent.indexOf("NoNewPrivileges="), agent.indexOf("\n[Install]"))
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();

        assertThat(closed).hasSizeGreaterThan(15);
        assertThat(Files.readAllLines(unit))
                .containsAll(closed)
                .contains("UMask=0077", "StateDirectoryMode=0700")
                .anyMatch(line -> line.startsWith("MemoryMax="))
                .anyMatch(line -> line.startsWith("TasksMax="))
                .anyMatch(line -> line.startsWith("User=gridmarket"));
    }

    /** Else the system would kill what finishes the calls of others. */
    @ParameterizedTest
    @CsvSource({"gateway, gateway-service", "solver, solver-worker"})
    void a_unit_waits_longer_than_the_program_takes_to_end(String unit, String module) throws IOException {
        Properties settings = new Properties();
        try (var text =
                Files.newBufferedReader(Sources.ROOT.resolve(module + "/src/main/resources/application.properties"))) {
            settings.load(text);
        }
        Duration longest = Duration.parse("PT" + settings.getProperty("quarkus.shutdown.timeout"));

        Duration waits = STOP.matcher(Files.readString(FOLDER.resolve("gridmarket-" + unit + ".service")))
                .results()
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .findFirst()
                .orElseThrow();

        assertThat(waits).isGreaterThan(longest);
    }

    @ParameterizedTest
    @MethodSource("units")
    void a_unit_is_told_of_where_its_program_is(Path unit) throws IOException {
        String name = unit.getFileName().toString();

        assertThat(Files.readString(Sources.ROOT.resolve("docs/home.md"))
                        + Files.readString(Sources.ROOT.resolve("docs/operations.md")))
                .contains(name);
    }
}
