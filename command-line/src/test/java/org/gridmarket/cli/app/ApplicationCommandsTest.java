package org.gridmarket.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.Gridmarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ApplicationCommandsTest {
    private static final String MODEL = "app Blink { component Lamp { } actor House { { lamp : Lamp; } } }";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... arguments) {
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        return commands.execute(arguments);
    }

    private int actor(String model, String deployment, String kind) {
        return run(
                "app",
                "run",
                model,
                deployment,
                "--dir",
                "node",
                "--host",
                "one",
                "--actor",
                kind,
                "--code",
                "none.jar");
    }

    @Test
    void a_model_that_is_right_is_told_in_numbers() throws IOException {
        assertThat(run("app", "check", file("a.riaps", MODEL), file("a.depl", "app Blink { on all House; }")))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("Blink: 1 kinds of components, 1 kinds of actors");
    }

    @Test
    void a_fault_is_told_with_file_line_column_and_code() throws IOException {
        String model = file("a.riaps", "app Blink {\n  component Lamp { timer 5; }\n}");

        assertThat(run("app", "check", model)).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("a.riaps:2:26 SYNTAX: '5' stands where a name was expected");
    }

    @Test
    void what_a_node_does_not_run_is_told() throws IOException {
        String model = file("a.riaps", MODEL.replace("Lamp {", "Lamp in cpp {"));

        assertThat(run("app", "check", model)).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("NOT_JAVA");
    }

    @Test
    void a_deployment_on_nodes_that_there_are_not_is_told() throws IOException {
        String deployment = file("a.depl", "app Blink { on (two) House; }");

        assertThat(run("app", "check", file("a.riaps", MODEL), deployment, "--nodes", "one"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("a.depl:1:22 HOST_UNKNOWN: no node is called two");
    }

    @Test
    void an_actor_that_is_not_placed_here_is_not_run() throws IOException {
        String deployment = file("a.depl", "app Blink { on (two) House; }");

        assertThat(actor(file("a.riaps", MODEL), deployment, "House")).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("the deployment places 0 actors House on one");
    }

    @Test
    void an_actor_without_code_is_not_run() throws IOException {
        String deployment = file("a.depl", "app Blink { on all House; }");

        assertThat(actor(file("a.riaps", MODEL), deployment, "House")).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("no code of Blink is in [none.jar]");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThat(run("app", "check", folder.resolve("none.riaps").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString()).contains("cannot read");
    }
}
