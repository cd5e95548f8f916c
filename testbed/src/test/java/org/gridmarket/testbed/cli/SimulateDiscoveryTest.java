package org.gridmarket.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gridmarket.cli.ExitCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command tells of histories of discovery. */
class SimulateDiscoveryTest {
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Testbed.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(out, true));
        String[] typed = new String[arguments.length + 2];
        typed[0] = "simulate";
        typed[1] = "discovery";
        System.arraycopy(arguments, 0, typed, 2, arguments.length);
        return commands.execute(typed);
    }

    @Test
    void a_history_is_played_again_by_its_seed_and_what_it_did_not_try_is_named() {
        int exit = run("--seed", "3", "--count", "1");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("1 histories", "7 guarantees, 0 broken", "nothing checked: ")
                .doesNotContain("BROKEN");
    }

    @Test
    void no_history_at_all_is_a_mistake_of_whoever_typed() {
        assertThat(run("--count", "0")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out.toString()).contains("--count");
    }
}
