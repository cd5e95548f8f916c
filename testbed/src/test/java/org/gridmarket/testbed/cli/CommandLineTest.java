package org.gridmarket.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Testbed.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    static Stream<List<String>> everyCommand() {
        return Testbed.commandLine().getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                .map(command ->
                        List.of(command.getCommandSpec().qualifiedName(" ").split(" ")));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void every_command_has_help_with_an_example(List<String> command) {
        List<String> arguments =
                Stream.concat(command.stream().skip(1), Stream.of("--help")).toList();

        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(out.toString()).contains("Example: ").contains("Usage: gridmarket");
    }

    /** A lone per cent sign in a footer makes picocli warn there, past the writer of the command line. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void help_writes_nothing_to_standard_error(List<String> command) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            run(Stream.concat(command.stream().skip(1), Stream.of("--help")).toArray(String[]::new));
        } finally {
            System.setErr(before);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                Arguments.of("run --homes -1", "--homes -1 is outside 1..1000"),
                Arguments.of("run --homes many", "'many' is not an int"),
                Arguments.of("run --limits 20/25", "external limit 6250 Wh exceeds the internal limit 5000 Wh"),
                Arguments.of("run --limits 25", "'25' is no pair of limits"),
                Arguments.of("run --limits 99999999999/1", "is no pair of limits"),
                Arguments.of("run --speed 0", "--speed 0 s is outside"),
                Arguments.of("run --intervals 5..3", "range 5..3 ends before it starts"),
                Arguments.of("run --days 2", "--days is for --public"),
                Arguments.of("run --public --days 0", "--days 0 is outside 1..10000"),
                Arguments.of("now", "Missing required option: '--gateway"),
                Arguments.of("run --intervals 90..120", "is outside 0..95"),
                Arguments.of("run --step 0", "--step 0 is outside 1..100000"),
                Arguments.of("run --step small", "--step small is neither Wh nor alike"),
                Arguments.of("run --circles two", "--circles two is unknown; there are one and alike"),
                Arguments.of("run --group-homes 9", "--group-homes 9 is outside 10..1000"),
                Arguments.of(
                        "run --equal-l 99 --bundles 2", "--equal-l 99 Wh is less than a step of each bundle, 100 Wh"),
                Arguments.of("run --profile alone", "--profile alone is unknown"),
                Arguments.of("run --port 70000", "--port 70000 is outside 0..65535"),
                Arguments.of("run --solvers 9", "--solvers 9 is outside 0..8"),
                Arguments.of("solve --data . --tariff cheap", "'cheap' is no SURPLUS/DEFICIT/FEE"),
                Arguments.of("solve --data . --tariff 300/80/10", "empty price band"),
                Arguments.of("run --wrong", "Unknown option: '--wrong'"),
                Arguments.of("network kill", "needs the name of a node"),
                Arguments.of("network dance", "dance"),
                Arguments.of("audit", "--network"),
                Arguments.of("book 1 --gateway nowhere", "is not host:port"),
                Arguments.of("forwarder", "--to"),
                Arguments.of("forwarder --to nowhere", "--to 'nowhere' is not host:port"),
                Arguments.of("forwarder --to a:1 --port 70000", "--port 70000 is outside 0..65535"),
                Arguments.of("forwarder --to a:1 --counts-port -1", "--counts-port -1 is outside 0..65535"),
                Arguments.of("bench gateway --clients 1", "--clients 1 is outside 2..200"),
                Arguments.of("bench gateway --operations 40", "--operations 40 is outside 1..36"),
                Arguments.of("bench gateway --listeners 0", "--listeners 0 is outside 1..1000"),
                Arguments.of("bench gateway --within 0", "--within 0 is outside 1..60000"),
                Arguments.of("bench gateway --plots /no/such/folder", "--plots /no/such/folder is no folder"),
                Arguments.of("allocation solve", "Missing required option: '--market=DIR'"),
                Arguments.of("allocation solve --market energy-futures", "needs a folder of profiles: --data DIR"),
                Arguments.of("allocation solve --market carpool --window 97", "--window 97 is outside 1..96"),
                Arguments.of("allocation solve --market carpool --matcher luck", "'luck' is no matcher; there are"),
                Arguments.of("allocation approve seats", "Missing required parameter: 'DIGEST'"),
                Arguments.of(
                        "allocation market --gateway a:1 seats carpool", "Unmatched argument at index 5: 'carpool'"),
                Arguments.of("allocation explain r999 --market carpool", "the market has no offer 'r999'"),
                Arguments.of("simulate --market weather", "'weather' is no market"),
                Arguments.of(
                        "simulate --market clock --faults forked-board", "in clock there is nothing to strike but"),
                Arguments.of("operator inbox --gateway a:1", "there is no command 'gridmarket operator inbox'"),
                Arguments.of("operater", "do you mean operator"),
                Arguments.of("dance", "there is no command 'gridmarket dance'"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrong_usage_is_told_with_the_value_and_ends_with_2(String typed, String told) {
        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains(told).doesNotContain("\tat ");
    }

    @Test
    void a_simulation_without_a_trade_proves_nothing_and_fails() {
        assertThat(run("simulate", "--seed", "1", "--steps", "1")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("nothing checked: no history had energy trades");
    }

    @Test
    void a_data_folder_that_is_not_there_is_a_failure_that_names_it() {
        assertThat(run("run", "--data", "/no/such/folder")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("/no/such/folder").doesNotContain("\tat ");
    }

    @Test
    void a_gateway_is_started_by_the_launcher_which_is_named() {
        assertThat(run("gateway", "-Dgridmarket.organisation=DSO", "dso.properties"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("/gridmarket gateway dso.properties");
    }

    @Test
    void the_help_tells_the_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes: 0 done, 1 refused or failed, 2 wrong usage");
    }

    @Test
    void a_gateway_that_does_not_answer_is_a_failure_that_names_it() {
        assertThat(run("book", "1", "--gateway", "127.0.0.1:1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("gateway 127.0.0.1:1 does not answer");
    }

    @Test
    void a_forwarder_whose_port_is_taken_is_a_failure_that_names_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(run("forwarder", "--to", "127.0.0.1:1", "--port", String.valueOf(port)))
                    .isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).contains("cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void a_folder_that_holds_something_is_not_used_for_a_run(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine"), "x");

        assertThat(run("run", "--dir", folder.toString())).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("is not empty");
    }
}
