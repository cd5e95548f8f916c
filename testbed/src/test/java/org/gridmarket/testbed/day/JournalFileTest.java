package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    private static final MeterId HOME = new MeterId("101");
    private static final MixSession SESSION = new MixSession(Interval.of(8), new GroupId("g"), 0);
    private static final AccountKeyPair ONE = EnergyExamples.keyPair(1);
    private static final AccountKeyPair TWO = EnergyExamples.keyPair(2);

    @TempDir
    Path folder;

    @Test
    void keys_survive_a_crash() {
        new JournalFile(folder, HOME).keep(SESSION, 0, List.of(ONE, TWO));

        JournalFile again = new JournalFile(folder, HOME);

        assertThat(again.hasJoined(SESSION, 0)).isTrue();
        assertThat(again.hasJoined(SESSION, 1)).isFalse();
        assertThat(again.find(TWO.publicKey()).orElseThrow().seed()).isEqualTo(TWO.seed());
    }

    @Test
    void a_line_that_a_crash_has_cut_is_no_run() throws IOException {
        new JournalFile(folder, HOME).keep(SESSION, 0, List.of(ONE));
        Files.writeString(file(), SESSION + "/1 00ff", StandardOpenOption.APPEND);

        new JournalFile(folder, HOME).keep(SESSION, 2, List.of(TWO));
        JournalFile again = new JournalFile(folder, HOME);

        assertThat(again.hasJoined(SESSION, 0)).isTrue();
        assertThat(again.hasJoined(SESSION, 1)).isFalse();
        assertThat(again.find(TWO.publicKey())).isPresent();
    }

    @Test
    void nobody_else_may_read_it() throws IOException {
        new JournalFile(folder, HOME).keep(SESSION, 0, List.of(ONE));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve("101.outputs");
    }
}
