package org.gridmarket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static Doctor.Requirement maven(String told) {
        return Doctor.versioned(
                "maven", Optional.of(Path.of("/usr/bin/mvn")), Optional.of(told), "3.8.7", "apt-get install maven");
    }

    @Test
    void a_version_is_compared_number_by_number() {
        assertThat(maven("Apache Maven 3.10.1").fine()).isTrue();
        assertThat(maven("Apache Maven 3.8.7").fine()).isTrue();
        assertThat(maven("Apache Maven 3.8.6").fine()).isFalse();
    }

    @Test
    void the_version_of_go_is_found_in_what_it_says() {
        assertThat(Machine.versionIn("go version go1.26.1 linux/amd64")).contains("1.26.1");
    }

    @Test
    void a_program_that_does_not_tell_its_version_will_not_do() {
        assertThat(maven("no idea").fine()).isFalse();
        assertThat(maven("no idea").found()).contains("does not tell its version");
    }

    @Test
    void a_program_that_is_not_there_is_named_with_what_mends_it() {
        Doctor.Requirement none =
                Doctor.versioned("maven", Optional.empty(), Optional.empty(), "3.8.7", "apt-get install maven");

        assertThat(none.fine()).isFalse();
        assertThat(none.mend()).isEqualTo("apt-get install maven");
    }

    @Test
    void free_memory_is_what_programs_can_still_get() {
        assertThat(Machine.availableMemory("MemTotal:  100 kB\nMemFree:  1 kB\nMemAvailable:     7 kB\n"))
                .contains(7L * 1024);
    }
}
