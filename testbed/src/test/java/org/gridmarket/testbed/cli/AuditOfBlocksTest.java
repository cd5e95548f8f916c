package org.gridmarket.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The command on twenty blocks of a real network (profile dev): case audit-wrong-name. The blocks are older than this kernel, so
 * nothing here carries their transactions out again: each test asks for a chaincode that they have not.
 */
class AuditOfBlocksTest {
    private static final Path BLOCKS =
            SharedFolders.energyCase("audit-wrong-name").resolve("blocks");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int audit(Path blocks, String... more) {
        CommandLine commands = Testbed.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("audit", "--blocks", blocks.toString(), "--chaincode", "gridmarkt"));
        all.addAll(List.of(more));
        return commands.execute(all.toArray(String[]::new));
    }

    @Test
    void a_chaincode_that_no_transaction_calls_is_no_clean_audit() throws IOException {
        Path report = folder.resolve("report.json");

        assertThat(audit(BLOCKS, "--report", report.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("NOTHING CHECKED: no valid transaction of gridmarkt; the blocks have _lifecycle, gridmarket");
        assertThat(Files.readString(report))
                .containsPattern("\"assets_conserved\"\\s*:\\s*null")
                .containsPattern("\"credit_conserved\"\\s*:\\s*null")
                .containsPattern("\"replayed\"\\s*:\\s*null")
                .containsPattern("\"feasible\"\\s*:\\s*null");
    }

    @Test
    void what_is_taken_on_trust_is_listed() {
        audit(BLOCKS);

        assertThat(out.toString())
                .contains("not checked:")
                .contains("whether block 0 is the one with which the members joined: its hash is ")
                .contains("whether blocks follow after the last, block 19 with hash ");
    }

    @Test
    void the_first_block_is_checked_against_the_file_with_which_a_peer_joined() {
        audit(BLOCKS, "--genesis", BLOCKS.resolve("block-00000000.pb").toString());

        assertThat(out.toString()).doesNotContain("whether block 0");
    }

    private void copy() throws IOException {
        try (var files = Files.list(BLOCKS)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void a_file_that_is_empty_is_named() throws IOException {
        copy();
        Files.write(folder.resolve("block-00000010.pb"), new byte[0]);

        assertThat(audit(folder)).isEqualTo(1);
        assertThat(err.toString())
                .contains("block-00000010.pb is empty or cut off")
                .doesNotContain("should not happen");
    }

    @Test
    void a_missing_block_is_named() throws IOException {
        copy();
        Files.delete(folder.resolve("block-00000012.pb"));

        assertThat(audit(folder)).isEqualTo(1);
        assertThat(err.toString()).contains("block 12 is missing").doesNotContain("should not happen");
    }

    @Test
    void one_octet_changed_anywhere_in_a_block_is_noticed() throws IOException {
        copy();
        Path file = folder.resolve("block-00000015.pb");
        byte[] whole = Files.readAllBytes(file);
        int content = whole.length / 2; // within the transactions; the metadata of the peer stand at the end
        for (int place : List.of(20, 60, content)) {
            byte[] changed = whole.clone();
            changed[place] ^= 1;
            Files.write(file, changed);

            assertThat(audit(folder)).as("octet %d", place).isEqualTo(1);
            assertThat(err.toString()).contains("block-00000015.pb");
            err.getBuffer().setLength(0);
        }
    }
}
