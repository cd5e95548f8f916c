package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.discovery.trust.RecordRules;
import org.gridmarket.testbed.docs.KernelTables;
import org.junit.jupiter.api.Test;

/** What a refusal names as its source can be read in the clone. */
class SpecPagesTest {
    private static final Path PAGES = Sources.ROOT.resolve("docs/spec");
    private static final Pattern OF_A_PAGE = Pattern.compile("(?<page>[a-z-]+), (?<heading>[^:]+)(?::.*)?");
    private static final Pattern OF_THE_TEXT =
            Pattern.compile("(\\(\\d+\\.\\d+\\)|\\d+(\\.\\d+)+|Fig \\d+\\.\\d+)( corrected)?");
    private static final Pattern FILE = Pattern.compile("(docs/[^,]+)(, .*)?");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern OF_THE_MAP = Pattern.compile("\\{spec: \"([^\"]+)\"");

    /** What of these cannot be read. */
    private static List<String> missing(Iterable<String> sources) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String source : sources) {
            for (String part : source.split("; |, (?=\\()")) { // several sources, or several equations
                if (!isThere(part)) {
                    missing.add(part);
                }
            }
        }
        return missing;
    }

    private static boolean isThere(String source) throws IOException {
        Matcher file = FILE.matcher(source);
        if (file.matches()) {
            return exists(file.group(1));
        }
        Matcher text = OF_THE_TEXT.matcher(source);
        if (text.matches()) {
            return Files.readString(PAGES.resolve("README.md")).contains("| " + text.group(1) + " |");
        }
        Matcher page = OF_A_PAGE.matcher(source);
        return page.matches() && headings(page.group("page")).contains(page.group("heading"));
    }

    private static boolean exists(String file) throws IOException {
        Path named = Sources.ROOT.resolve(file);
        if (Files.exists(named)) {
            return true;
        }
        try (Stream<Path> decisions = Files.list(named.getParent())) { // "docs/adr/0014" without its name
            return decisions.anyMatch(
                    decision -> decision.getFileName().toString().startsWith(named.getFileName() + "-"));
        }
    }

    private static Set<String> headings(String page) throws IOException {
        Path file = PAGES.resolve(page + ".md");
        Set<String> headings = new TreeSet<>();
        if (Files.exists(file)) {
            Matcher heading = HEADING.matcher(Files.readString(file));
            while (heading.find()) {
                headings.add(heading.group(1));
            }
        }
        return headings;
    }

    @Test
    void every_source_of_a_refusal_is_a_heading_an_equation_or_a_decision_of_the_clone() throws IOException {
        Set<String> sources = new TreeSet<>();
        KernelTables.contents().forEach(contract -> {
            contract.ruleBooks().forEach(book -> book.rules().forEach(rule -> sources.add(rule.source())));
            contract.lifeCycles().forEach(cycle -> cycle.rows().forEach(row -> sources.add(row.source())));
        });

        RecordRules.BOOK.rules().forEach(rule -> sources.add(rule.source()));

        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(missing(sources)).isEmpty();
    }

    @Test
    void every_entry_of_the_map_has_its_page() throws IOException {
        List<String> entries = new ArrayList<>();
        Matcher entry = OF_THE_MAP.matcher(Files.readString(Sources.ROOT.resolve("docs/spec-map.yml")));
        while (entry.find()) {
            entries.add(entry.group(1));
        }

        assertThat(entries).hasSizeGreaterThan(30);
        assertThat(missing(entries)).isEmpty();
    }

    @Test
    void a_source_without_a_page_would_be_found() throws IOException {
        assertThat(missing(List.of("energy-market, Nowhere", "nowhere, Time", "(9.99)", "docs/adr/9999")))
                .hasSize(4);
    }
}
