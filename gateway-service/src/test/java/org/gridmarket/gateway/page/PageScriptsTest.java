package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.gateway.dashboard.RefusalSentences;
import org.gridmarket.gateway.health.Verdict;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page can be told has its words, and what one script takes from another is there. */
final class PageScriptsTest {
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources");
    private static final Path SOURCES = Path.of("src/main/java/org/gridmarket/gateway");
    private static final Pattern IMPORT = Pattern.compile("import \\{([^}]*)} from '([^']*)'");
    private static final Pattern EXPORT = Pattern.compile("export (?:const|function) (\\w+)");
    private static final Pattern KEY = Pattern.compile("(?:^|,)\\s*(\\w+):");
    private static final Pattern STATUS = Pattern.compile("Status\\.([A-Z]+(?:_[A-Z]+)*)\\b");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> exported(Path script) {
        return EXPORT.matcher(text(script))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void what_a_script_takes_from_another_is_there(Path script) {
        for (MatchResult taken : IMPORT.matcher(text(script)).results().toList()) {
            Path from = script.resolveSibling(taken.group(2)).normalize();

            assertThat(from).exists();
            assertThat(exported(from))
                    .as("%s, for %s", from, script)
                    .containsAll(Arrays.stream(taken.group(1).split(","))
                            .map(String::strip)
                            .toList());
        }
    }

    @Test
    void no_word_is_written_for_nobody() throws IOException {
        String all = scripts().map(PageScriptsTest::text).collect(Collectors.joining("\n"));

        assertThat(exported(FILES.resolve("frame/words.js")))
                .hasSizeGreaterThan(10)
                .allSatisfy(word -> assertThat(all.split("\\b" + word + "\\b", -1).length)
                        .as("%s, written and used", word)
                        .isGreaterThan(2));
    }

    /** The keys of a table of words, such as {@code PLACES}. */
    private static Set<String> keys(String script, String table) {
        String text = text(FILES.resolve(script));
        int begin = text.indexOf("const " + table + " = {");
        String body = text.substring(text.indexOf('{', begin) + 1, text.indexOf('}', begin));
        return KEY.matcher(body).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(Enum<?>... all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }

    /** All others are shown as bad. */
    @Test
    void each_verdict_has_its_colour_and_no_other_is_written() {
        assertThat(names(Verdict.State.values())).containsAll(keys("frame/app.js", "KINDS"));
        assertThat(names(Verdict.State.values()).stream()
                        .filter(state -> !keys("frame/app.js", "KINDS").contains(state)))
                .containsExactly("OVERDUE", "FROZEN", "STOPPED");
    }

    @Test
    void each_end_of_a_mix_has_its_words() {
        assertThat(keys("ledger/network.js", "MIXES"))
                .containsExactlyInAnyOrder(
                        EnergyEvent.MixOpened.class.getSimpleName(),
                        EnergyEvent.MixCommitted.class.getSimpleName(),
                        EnergyEvent.MixAborted.class.getSimpleName(),
                        EnergyEvent.MixNotOpened.class.getSimpleName());
    }

    /** A place is what the rows of purses are kept by. */
    @Test
    void each_place_of_money_has_its_words() {
        assertThat(keys("purse/pages.js", "PLACES"))
                .containsExactlyInAnyOrder("purses", "payouts", "redemptions", "deals");
    }

    @Test
    void each_one_who_refuses_is_named() {
        assertThat(keys("ledger/refusals.js", "BY")).containsExactlyInAnyOrder("relay", "ledger", "block");
    }

    @Test
    void each_status_with_which_a_relay_refuses_has_its_sentence() throws IOException {
        Set<String> given = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES.resolve("relay"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> STATUS.matcher(text(file)).results())
                    .forEach(found -> given.add(found.group(1)));
        }

        assertThat(given)
                .hasSizeGreaterThan(2)
                .allSatisfy(status -> assertThat(RefusalSentences.of(status))
                        .as(status)
                        .isNotEqualTo(RefusalSentences.of("OF_TOMORROW")));
    }
}
