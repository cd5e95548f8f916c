package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point to is there, within the clone. */
class LinksTest {
    private static final List<String> BESIDE =
            List.of("../shared", "shared/data", "shared/spec", "(research/", "\"research/");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void every_relative_link_leads_to_a_file_of_the_clone() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String to = link.group(1);
                if (!to.contains("://") && !to.startsWith("mailto:")) {
                    followed++;
                    Path target = page.resolveSibling(to).normalize();
                    if (!target.startsWith(Sources.ROOT) || !Files.exists(target)) {
                        broken.add(Sources.nameOf(page) + " -> " + to);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(50);
    }

    @Test
    void the_readme_names_nothing_outside_the_clone() throws IOException {
        assertThat(Files.readString(Sources.ROOT.resolve("README.md"))).doesNotContain("../");
    }

    /** Of what people and machines read: pages, scripts, help texts and refusals, not tests. */
    @Test
    void nothing_names_a_folder_beside_the_clone() throws IOException {
        List<String> outside = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Sources.ROOT)) {
            for (Path file : files.filter(LinksTest::isRead).toList()) {
                read++;
                String text = Files.readString(file);
                BESIDE.stream()
                        .filter(text::contains)
                        .forEach(folder -> outside.add(Sources.nameOf(file) + ": " + folder));
            }
        }
        assertThat(outside).isEmpty();
        assertThat(read).isGreaterThan(500);
    }

    private static boolean isRead(Path file) {
        String name = Sources.nameOf(file);
        boolean ours = !name.startsWith(".git") && !name.contains("/target/") && !name.startsWith("target/");
        return ours
                && !name.contains("/src/test/")
                && Files.isRegularFile(file)
                && name.matches(
                        "gridmarket|network/[a-z]+|packaging/dist|.*\\.(md|java|yml|yaml|sh|proto|properties|js|html)");
    }

    @Test
    void no_two_decisions_have_one_number() throws IOException {
        try (Stream<Path> decisions = Files.list(Sources.ROOT.resolve("docs/adr"))) {
            List<String> numbers = decisions
                    .map(file -> file.getFileName().toString().substring(0, "0001".length()))
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Sources.ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !Sources.nameOf(file).contains("target/"))
                    .filter(file -> !Sources.nameOf(file).contains("node_modules"))
                    .sorted()
                    .toList();
        }
    }
}
