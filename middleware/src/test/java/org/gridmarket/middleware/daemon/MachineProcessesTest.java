package org.gridmarket.middleware.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProcessesTest {
    private final MachineProcesses machine = new MachineProcesses();

    @Test
    void this_process_runs_and_began_at_one_moment() {
        long self = ProcessHandle.current().pid();

        assertThat(machine.startOf(self)).isPresent();
        assertThat(machine.startOf(self)).isEqualTo(machine.startOf(self));
        assertThat(machine.ownerOf(self)).contains(System.getProperty("user.name"));
        assertThat(machine.boot()).isNotBlank();
    }

    @Test
    void a_number_that_no_process_has_is_none() {
        assertThat(machine.startOf(-1)).isEmpty();
        assertThat(machine.ownerOf(-1)).isEmpty();
    }

    @Test
    void a_name_with_brackets_hides_no_field_and_who_has_ended_is_none(@TempDir Path proc) throws IOException {
        String rest = " 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0";
        write(proc, 5, "5 (a) (b c) R" + rest);
        write(proc, 6, "6 (gone) Z" + rest);

        assertThat(new MachineProcesses(proc).startOf(5)).hasValue(7_770);
        assertThat(new MachineProcesses(proc).startOf(6)).isEmpty();
    }

    private static void write(Path proc, int pid, String stat) throws IOException {
        Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(proc.resolve(pid + "/stat"), stat + "\n");
    }
}
