package org.gridmarket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on the kept blocks of a real network, whose market traded intervals 48 to 51. */
class AuditCommandTest {
    private static final Path KEPT = Path.of("../market-audit/src/test/resources/recorded/three-markets.blocks.gz");

    @TempDir
    private static Path blocks;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream packed = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(KEPT)))) {
            int number = 0;
            for (Block block = Block.parseDelimitedFrom(packed);
                    block != null;
                    block = Block.parseDelimitedFrom(packed)) {
                String name = String.format(Locale.ROOT, "block-%08d.pb", number++);
                Files.write(blocks.resolve(name), block.toByteArray());
            }
        }
    }

    private int audit(String... more) {
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("audit", "--blocks", blocks.toString(), "--no-gap"));
        all.addAll(List.of(more));
        return commands.execute(all.toArray(String[]::new));
    }

    /** The rows of a market's table in the text: what stands first in each line below its headings. */
    private List<String> rows(String heading) {
        String text = out.toString();
        int begin = text.indexOf('\n', text.indexOf(heading) + heading.length());
        return text.substring(text.indexOf('\n', begin + 1) + 1)
                .lines()
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ")[0])
                .toList();
    }

    /** One audit for all that it writes: the text with the intervals asked for, the page, the report. */
    @Test
    void with_intervals_each_of_them_has_its_row_and_the_page_has_what_the_report_has() throws IOException {
        Path page = folder.resolve("audit.html");
        Path report = folder.resolve("audit.json");

        assertThat(audit("--intervals", "49..50", "--html", page.toString(), "--report", report.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).startsWith("ALL HOLDS");
        assertThat(rows("energy, by interval")).containsExactly("49", "50");
        JsonNode keys = new ObjectMapper().readTree(report.toFile());
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("Audit: All holds")
                .contains("What is taken on trust")
                .contains("Market energy", "Market clock", "Market purse")
                .contains("177 blocks, " + keys.get("transactions").asText() + " transactions")
                .contains(">49<", ">50<")
                .as("a page that needs nothing from elsewhere")
                .doesNotContain("src=\"http", "href=\"http", "@import", "url(http");
    }

    @Test
    void without_them_the_rows_in_which_something_took_place_are_shown_and_the_others_counted() {
        assertThat(audit()).as(err.toString()).isZero();

        assertThat(rows("energy, by interval")).containsAnyOf("48", "49", "50", "51");
        assertThat(out.toString()).containsPattern("energy, by interval; \\d+ rows not shown, --all shows them");
    }

    @Test
    void intervals_that_the_blocks_do_not_have_are_said_to_be_none_of_theirs() {
        assertThat(audit("--intervals", "900..910")).as(err.toString()).isZero();

        assertThat(out.toString())
                .containsPattern(
                        "none of the intervals 900\\.\\.910 is final in these blocks, which have -?\\d+\\.\\.\\d+");
    }

    @Test
    void a_channel_that_is_not_theirs_is_wrong_usage_and_no_finding() {
        assertThat(audit("--channel", "gridmarkt")).isEqualTo(ExitCode.WRONG_USAGE);

        assertThat(err.toString()).contains("--channel gridmarkt: the blocks in", "are of channel energy");
        assertThat(out.toString()).doesNotContain("DOES NOT HOLD");
    }

    @Test
    void intervals_that_are_none_are_wrong_usage() {
        assertThat(audit("--intervals", "9..8")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("--intervals");
    }
}
