package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.testbed.docs.GeneratedPages;
import org.gridmarket.testbed.docs.wire.WireFiles;
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
    void every_schema_and_every_vector_is_fresh() {
        for (Map.Entry<String, String> file : WireFiles.files(Sources.ROOT).entrySet()) {
            assertThat(Sources.ROOT.resolve(file.getKey()))
                    .as("written anew by org.gridmarket.testbed.docs.wire.WireFiles, called with the project's root")
                    .exists()
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void the_page_of_services_has_every_proto() throws IOException {
        String page = Files.readString(Sources.ROOT.resolve("docs/generated/grpc.md"));

        try (var protos = Files.list(Sources.ROOT.resolve("market-api/src/main/proto/gridmarket/v1"))) {
            assertThat(protos.map(proto -> "gridmarket/v1/" + proto.getFileName()))
                    .isNotEmpty()
                    .allSatisfy(proto -> assertThat(page).contains("`" + proto + "`"));
        }
    }

    @Test
    void nothing_else_lies_among_schemas_and_vectors() throws IOException {
        List<String> lying = new ArrayList<>();
        for (String folder : List.of(WireFiles.SCHEMAS, WireFiles.VECTORS)) {
            try (var files = Files.list(Sources.ROOT.resolve(folder))) {
                files.forEach(file -> lying.add(folder + "/" + file.getFileName()));
            }
        }
        assertThat(lying)
                .containsExactlyInAnyOrderElementsOf(
                        WireFiles.files(Sources.ROOT).keySet());
    }

    @Test
    void nothing_else_lies_among_the_generated_pages() throws IOException {
        try (var files = Files.list(Sources.ROOT.resolve("docs/generated"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(GeneratedPages.pages().keySet());
        }
    }
}
