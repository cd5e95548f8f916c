package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each line of docs/spec-map.yml leads from a section or equation of the text to a member and to a test that exist. */
class SpecMapTest {
    private static final Pattern LINE = Pattern.compile(
            "- \\{spec: \"(?<spec>[^\"]+)\", says: \"(?<says>[^\"]+)\","
                    + " file: (?<file>[^,]+), member: (?<member>[A-Za-z0-9_]+), test: (?<test>[A-Za-z0-9]+)\\.(?<method>[a-z0-9_]+)}");

    private record Entry(String spec, String file, String member, String test, String method) {}

    private static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(Sources.ROOT.resolve("docs/spec-map.yml"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Matcher parts = LINE.matcher(line);
                assertThat(parts.matches()).as("form of: " + line).isTrue();
                entries.add(new Entry(
                        parts.group("spec"),
                        parts.group("file"),
                        parts.group("member"),
                        parts.group("test"),
                        parts.group("method")));
            }
        }
        return entries;
    }

    @Test
    void every_entry_leads_to_code_that_exists() throws IOException {
        for (Entry entry : entries()) {
            assertThat(Sources.ROOT.resolve(entry.file())).as(entry.spec()).exists();
            assertThat(Files.readString(Sources.ROOT.resolve(entry.file())))
                    .as(entry.spec())
                    .containsPattern("\\b" + entry.member() + "\\b");
        }
    }

    @Test
    void every_entry_leads_to_a_test_that_exists() throws IOException {
        List<Path> sources = Sources.java();
        for (Entry entry : entries()) {
            Path test = sources.stream()
                    .filter(file -> file.endsWith(entry.test() + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(entry.spec() + ": there is no " + entry.test()));
            assertThat(Files.readString(test)).as(entry.spec()).containsPattern("\\b" + entry.method() + "\\b");
        }
    }

    @Test
    void the_equations_of_the_matching_problem_are_all_there() throws IOException {
        assertThat(entries().stream().map(Entry::spec))
                .contains("(2.1)", "(2.2)", "(2.3)", "(2.4)", "(2.5)", "(2.6)", "(2.7)", "(2.15)", "(2.16)", "(2.17)");
    }
}
