package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.gridmarket.testbed.docs.GeneratedPages;
import org.junit.jupiter.api.Test;

class GeneratedPagesTest {
    @Test
    void every_generated_page_is_fresh() throws IOException {
        for (Map.Entry<String, String> page : GeneratedPages.pages().entrySet()) {
            assertThat(Sources.ROOT.resolve("docs/generated/" + page.getKey()))
                    .as("written anew by org.gridmarket.testbed.docs.GeneratedPages docs/generated")
                    .exists()
                    .content()
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void nothing_else_lies_among_the_generated_pages() throws IOException {
        try (var files = Files.list(Sources.ROOT.resolve("docs/generated"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(GeneratedPages.pages().keySet());
        }
    }
}
