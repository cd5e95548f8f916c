package org.gridmarket.testbed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of pages as they are printed, section by section, each on a network of its own. */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class PrintedCommandsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PROCEDURE = Pattern.compile("^### ", Pattern.MULTILINE);
    private static final int PROCEDURES = 10;

    /** Ends what a page that failed has left: processes by the pids that it noted, networks by their folders. */
    private static final String CLEANING = """
            set -euo pipefail
            clean() {
                for pid in "$TMPDIR"/*/*.pid; do [[ ! -f $pid ]] || kill "$(cat "$pid")" 2>/dev/null || true; done
                for network in "$TMPDIR"/*/network; do [[ ! -d $network ]] || network/down --dir "$network"; done
            }
            trap clean EXIT
            """;

    @TempDir
    private Path folder;

    @Test
    void a_market_of_your_own_is_founded_and_trades_an_interval() throws Exception {
        String output = run(section("operations.md", "A market of your own"));

        assertThat(output)
                .contains("FINALISED, CANDIDATE, 1 trades")
                .contains("CANDIDATE, 1 assignments, volume 1, paid 1249500 µ, fees 1000 µ")
                .contains("void from cycle")
                .contains("allocation:settle committed")
                .contains("it ends before cycle");
    }

    @Test
    void fabric_by_hand_works_procedure_by_procedure() throws Exception {
        String section = section("operations.md", "Fabric by hand");
        assertThat(PROCEDURE.matcher(section).results().count()).isGreaterThanOrEqualTo(PROCEDURES);

        String output = run(section);

        assertThat(output).contains("Installed chaincodes on peer").contains("hashes were the same");
    }

    @Test
    void a_stream_is_leased_paid_and_run_again() throws Exception {
        String output = run(section("stream.md", "A stream by hand"));

        assertThat(output)
                .contains("2 epochs are settled")
                .contains("\nclosed\n")
                .contains("ALL HOLDS")
                .contains("stream_rerun_inputs: 48")
                .contains("stream_rerun_roots_other: 0");
    }

    private static String section(String file, String title) throws IOException {
        String page = Files.readString(ROOT.resolve("docs").resolve(file));
        int begin = page.indexOf("\n## " + title + "\n");
        assertThat(begin).as("a section '%s' of %s", title, file).isNotNegative();
        int end = page.indexOf("\n## ", begin + 1);
        return end < 0 ? page.substring(begin) : page.substring(begin, end);
    }

    private static String commands(String section) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertThat(blocks).isNotEmpty();
        return String.join("\n", blocks);
    }

    /**
     * In a folder that looks like the project's root. The page's JDK is not put into PATH: who has an older {@code java} there,
     * as Debian has, runs the same lines.
     */
    private String run(String section) throws IOException, InterruptedException {
        for (String part : List.of("gridmarket", "network", "monitoring", "chaincode", "crypto-config", "testbed")) {
            Files.createSymbolicLink(folder.resolve(part), ROOT.resolve(part));
        }
        Path page = script("page", CLEANING + commands(section));
        Path log = folder.resolve("page.log");
        Map<String, String> environment = Map.of(
                "TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "GRIDMARKET_CLASSPATH", System.getProperty("java.class.path"));
        ChildProcess process = ChildProcess.start(
                "page", List.of("bash", "-c", "cd '" + folder + "' && exec bash '" + page + "'"), environment, log);
        try {
            if (process.await() != 0) {
                throw process.failure("does not run as it is printed" + logs());
            }
        } finally {
            process.stop(TimeUnit.SECONDS.toMillis(20)); // the page's own trap cleans up when it is interrupted
        }
        return Files.readString(log);
    }

    private Path script(String name, String content) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(file, content);
    }

    /** The ends of what gateways and solver wrote, where there are any. */
    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("tmp"), 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                List<String> lines = Files.readAllLines(file);
                text.append('\n')
                        .append(file)
                        .append(":\n")
                        .append(String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())));
            }
        }
        return text.toString();
    }
}
