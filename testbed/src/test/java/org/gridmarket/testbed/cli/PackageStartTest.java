package org.gridmarket.testbed.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.cli.VersionAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How short commands of a package start: the question for the version loads no command, and an archive of classes is kept. */
class PackageStartTest {
    private static final long PATIENCE_SECONDS = 60;

    /** Says how it was started; where it is to keep an archive, it writes one. */
    private static final String JAVA = """
            #!/bin/bash
            printf '%s\\n' "$@"
            for option; do
              case "$option" in -XX:AOTCacheOutput=*) echo classes >"${option#*=}" ;; esac
            done
            """;

    @TempDir
    private Path folder;

    private Path packaged = Path.of("");
    private Path cache = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        packaged = Files.createDirectories(folder.resolve("package"));
        cache = folder.resolve("cache").resolve("gridmarket");
        Files.createDirectories(packaged.resolve("jars"));
        for (String jar : List.of("aaa", "testbed")) {
            Files.createFile(packaged.resolve("jars").resolve(jar + ".jar"));
        }
        Files.copy(Path.of("..", "gridmarket"), packaged.resolve("gridmarket"));
        make("1234");
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(bin.resolve("java"), JAVA);
        for (Path program : List.of(bin.resolve("java"), packaged.resolve("gridmarket"))) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Another content of the package. */
    private void make(String id) throws IOException {
        Files.writeString(packaged.resolve("package-id"), id + "\n");
    }

    private List<String> start(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(packaged.resolve("gridmarket").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        launcher.environment().keySet().removeAll(List.of("GRIDMARKET_CLASSPATH", "GRIDMARKET_JAVA_OPTS"));
        Process started = launcher.start();
        List<String> said = started.inputReader().lines().toList();
        assertThat(started.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> kept = Files.list(cache)) {
            return kept.filter(file -> file.toString().endsWith(".archive")).toList();
        }
    }

    /** It is made beside the command and may come after it. */
    private Path awaitOtherArchive(List<Path> before) throws IOException, InterruptedException {
        try (WatchService changes = cache.getFileSystem().newWatchService()) {
            cache.register(changes, ENTRY_CREATE, ENTRY_DELETE);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            List<Path> kept = archives();
            while (kept.isEmpty() || kept.equals(before)) {
                assertThat(System.nanoTime()).as("an archive comes").isLessThan(end);
                var change = changes.poll(1, TimeUnit.SECONDS);
                if (change != null) {
                    change.pollEvents();
                    change.reset();
                }
                kept = archives();
            }
            return kept.getFirst();
        }
    }

    private static String used(Path archive) {
        return "-XX:AOTCache=" + archive;
    }

    @Test
    void the_first_command_has_an_archive_made_and_the_next_ones_use_it() throws Exception {
        Files.createDirectories(cache);

        assertThat(start("book", "0")).noneMatch(said -> said.contains("AOTCache"));
        Path archive = awaitOtherArchive(List.of());

        assertThat(start("now")).contains(used(archive));
        assertThat(archives()).containsExactly(archive);
    }

    @Test
    void another_content_of_the_package_has_another_archive_and_the_old_one_goes() throws Exception {
        Files.createDirectories(cache);
        start("book", "0");
        List<Path> old = List.of(awaitOtherArchive(List.of()));
        make("5678");

        assertThat(start("now")).noneMatch(said -> said.contains("AOTCache"));
        Path archive = awaitOtherArchive(old);

        assertThat(archives()).containsExactly(archive);
        assertThat(start("now")).contains(used(archive));
    }

    @Test
    void where_no_cache_can_be_made_commands_start_without_one() throws Exception {
        Files.createFile(folder.resolve("cache"));

        assertThat(start("book", "0"))
                .containsSequence("org.gridmarket.testbed.cli.Testbed", "book", "0")
                .noneMatch(said -> said.contains("AOTCache") || said.contains("cache/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "run"})
    void what_loads_no_short_command_makes_none(String typed) throws Exception {
        Files.createDirectories(cache);

        start(typed);

        try (Stream<Path> kept = Files.list(cache)) {
            assertThat(kept).as("not even the lock of whoever makes one").isEmpty();
        }
    }

    @Test
    void the_jar_of_the_main_class_is_searched_first() throws Exception {
        assertThat(start("--version"))
                .anyMatch(said -> said.startsWith(packaged.resolve("jars").resolve("testbed.jar") + ":"));
    }

    /** In a process of its own, which says what it loads. */
    @Test
    void the_question_for_the_version_loads_no_command() throws Exception {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stderr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Testbed.class.getName(),
                        "--version")
                .redirectError(folder.resolve("loaded").toFile())
                .start();

        assertThat(asked.inputReader().lines().toList()).containsExactly(VersionAnswer.text());
        assertThat(asked.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains(Testbed.class.getName())
                .doesNotContain("picocli")
                .doesNotContain(TestbedCommands.class.getName());
    }
}
