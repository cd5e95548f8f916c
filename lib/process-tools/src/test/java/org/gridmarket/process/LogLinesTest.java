package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In processes of their own, since a JVM has one log. */
final class LogLinesTest {
    private static List<String> logged(String as, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoggingMain.class.getName(), as));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @Test
    void a_command_shows_warnings_in_a_line_each_and_the_trace_of_a_bug() throws Exception {
        List<String> lines = logged("command");

        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "warning: gateway DSO is left",
                        "warning: retrying (io.library.Transport): java.lang.IllegalStateException: closed",
                        "error: a thread ended",
                        "java.lang.IllegalStateException: a bug");
        assertThat(lines.get(4)).contains("at ").contains(LoggingMain.class.getName());
    }

    @Test
    void who_debugs_a_command_sees_the_traces_of_warnings_too() throws Exception {
        assertThat(logged("debug"))
                .containsSequence(
                        "warning: retrying (io.library.Transport)", "java.lang.IllegalStateException: closed");
    }

    @Test
    void a_process_tells_what_it_does_too_with_date_and_time() throws Exception {
        assertThat(logged("process").getFirst())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d INFO gateways are spoken with in plain text");
    }

    @Test
    void who_configures_the_log_of_the_JDK_keeps_that() throws Exception {
        assertThat(logged("command", "-Djava.util.logging.SimpleFormatter.format=%5$s%n")
                        .getFirst())
                .isEqualTo("gateways are spoken with in plain text");
    }
}
