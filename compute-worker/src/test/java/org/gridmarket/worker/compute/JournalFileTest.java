package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.JournalFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill at any moment leaves a journal that goes on. */
class JournalFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("provider.journal");
    }

    private static Fact.Failed failed(String match) {
        return new Fact.Failed(new MatchId(Digest.sha256(Bytes.utf8(match))), DeclineReason.TOO_SLOW);
    }

    @Test
    void what_was_kept_is_there_after_a_kill() {
        new JournalFile(file).keep(failed("one"));

        assertThat(new JournalFile(file).facts()).containsExactly(failed("one"));
    }

    @Test
    void a_fact_that_a_kill_has_cut_was_never_kept() throws IOException {
        new JournalFile(file).keep(failed("one"));
        Files.writeString(file, "7b2274", StandardOpenOption.APPEND);

        JournalFile again = new JournalFile(file);
        again.keep(failed("two"));

        assertThat(new JournalFile(file).facts()).containsExactly(failed("one"), failed("two"));
    }

    @Test
    void a_subject_that_is_over_is_left_out() throws IOException {
        JournalFile journal = new JournalFile(file);
        journal.keep(failed("one"));
        journal.keep(failed("two"));
        journal.keep(new Fact.Over(failed("one").subject()));

        assertThat(journal.facts()).containsExactly(failed("two"));
        assertThat(new JournalFile(file).facts()).isEqualTo(List.of(failed("two")));
        assertThat(Files.readAllLines(file)).hasSize(1);
    }
}
