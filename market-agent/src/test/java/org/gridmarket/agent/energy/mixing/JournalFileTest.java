package org.gridmarket.agent.energy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.agent.energy.meter.MeterSecretFile;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterTags;
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

    /** It was cut to nothing and written again at each start: a crash between the two lost every key. */
    @Test
    void a_start_does_not_touch_a_whole_journal() throws IOException {
        new JournalFile(folder, HOME).keep(SESSION, 0, List.of(ONE));
        Object before = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
        FileTime written = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(file(), written);

        new JournalFile(folder, HOME);

        assertThat(Files.getLastModifiedTime(file())).isEqualTo(written);
        assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
    }

    @Test
    void a_cut_line_is_taken_out_by_another_file_in_its_place() throws IOException {
        new JournalFile(folder, HOME).keep(SESSION, 0, List.of(ONE));
        Files.writeString(file(), SESSION + "/1 00ff", StandardOpenOption.APPEND);
        Object before = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();

        new JournalFile(folder, HOME);

        assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey())
                .isNotEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void keys_of_settled_accounts_leave_the_file_and_the_run_stays_joined() throws IOException {
        MixSession other = new MixSession(Interval.of(16), new GroupId("g"), 0);
        JournalFile journal = new JournalFile(folder, HOME);
        journal.keep(SESSION, 0, List.of(ONE));
        journal.keep(other, 0, List.of(TWO));

        journal.forget(SESSION);

        assertThat(Files.readString(file())).doesNotContain(ONE.seed().toHex());
        JournalFile again = new JournalFile(folder, HOME);
        assertThat(again.hasJoined(SESSION, 0)).isTrue();
        assertThat(again.find(ONE.publicKey())).isEmpty();
        assertThat(again.isOwn(ONE.publicKey()))
                .as("its trades stay in the statements")
                .isTrue();
        assertThat(again.isOwn(EnergyExamples.account(3))).isFalse();
        assertThat(again.find(TWO.publicKey())).isPresent();
    }

    @Test
    void who_only_looks_on_sees_whole_lines_with_secrets() {
        String line = "8-g-0/0 " + ONE.seed().toHex() + "\n";
        String settled = "8-g-1/0 =" + TWO.publicKey().toHex() + "\n";

        assertThat(JournalFile.outputsIn(line + settled + "16-g-0/0 00ff"))
                .extracting(AccountKeyPair::publicKey)
                .containsExactly(ONE.publicKey());
    }

    @Test
    void a_meter_that_starts_again_has_the_secret_that_it_had() {
        MeterTags before = MeterSecretFile.of(folder, HOME, new SecureRandom()).tags(EnergyExamples.TARGET);
        MeterTags after = MeterSecretFile.of(folder, HOME, new SecureRandom()).tags(EnergyExamples.TARGET);

        assertThat(after.credit(ONE.publicKey())).isEqualTo(before.credit(ONE.publicKey()));
    }

    private Path file() {
        return folder.resolve("101.outputs");
    }
}
