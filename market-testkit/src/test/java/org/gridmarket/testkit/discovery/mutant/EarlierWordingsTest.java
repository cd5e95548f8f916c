package org.gridmarket.testkit.discovery.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.testkit.mutant.SourceEdit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The guarantees are worth something: each rule that read otherwise once breaks one of them. */
class EarlierWordingsTest {
    private static final Path PROJECT = Path.of("..");

    @TestFactory
    Stream<DynamicTest> an_earlier_wording_breaks_a_guarantee() {
        return EarlierWordings.ALL.stream()
                .map(wording -> DynamicTest.dynamicTest(
                        wording.name(),
                        () -> assertThat(wording.brokenIn(PROJECT)).isNotEmpty()));
    }

    @Test
    void code_that_says_the_same_breaks_none() {
        SourceEdit harmless = new SourceEdit(
                "lib/discovery/src/main/java/org/gridmarket/discovery/protocol/NodeTable.java",
                "package org.gridmarket.discovery.protocol;",
                "package org.gridmarket.discovery.protocol; // harmless");

        for (String history : List.of("3", "5", "12")) {
            assertThat(new EarlierWording("a comment more", List.of(harmless), history).brokenIn(PROJECT))
                    .isEmpty();
        }
    }
}
