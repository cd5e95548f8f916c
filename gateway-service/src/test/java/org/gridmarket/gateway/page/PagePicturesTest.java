package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The pictures in docs/pages are of the page as it is. Bytes and heights depend on the machine's fonts, so it is what a picture
 * shows that is compared: its panels, columns, rows and legends, which stand beside it in {@code facts.json}. They are made anew
 * by {@code -Dpage.pictures=write}.
 */
final class PagePicturesTest extends InBrowser {
    private static final Path FOLDER = Path.of("../docs/pages");
    private static final Path FACTS = FOLDER.resolve("facts.json");
    private static final long MOST_BYTES = 1_500_000;

    private static final String LAYOUT = """
            () => ['#verdict strong', '#nav a', '#view > section h2', '#view .two section h2',
              '#view .legend', '#view thead tr', '#view .names']
              .flatMap((part) => [...document.querySelectorAll(part)].map((one) => one.textContent.trim().replace(/\\s+/g, ' ')))
              .concat(`${document.querySelectorAll('#view tbody tr').length} rows`,
                `${document.querySelectorAll('#view svg [data-item]').length} columns`)""";

    /** A picture and what it is of. */
    private record Picture(String name, ExampleState state, String address, int width, boolean dark) {}

    private static final List<Picture> PICTURES = List.of(
            new Picture("day", ExampleState.IN_THE_DAY, "", DESK, false),
            new Picture("day-dark", ExampleState.IN_THE_DAY, "", TABLET, true),
            new Picture("day-phone", ExampleState.IN_THE_DAY, "", PHONE, false),
            new Picture("no-orderer", ExampleState.ORDERER_DEAD, "#/network", TABLET, false),
            new Picture("interval", ExampleState.IN_THE_DAY, "#/interval/50", TABLET, true),
            new Picture("inbox", ExampleState.IN_THE_DAY, "#/inbox", TABLET, false),
            new Picture("refusals", ExampleState.IN_THE_DAY, "#/refusals", TABLET, false));

    private Map<String, List<String>> facts(boolean write) throws IOException {
        Map<String, List<String>> facts = new TreeMap<>();
        for (Picture picture : PICTURES) {
            stand.tell(picture.state());
            try (PageBrowser.Tab tab =
                    browser.tab(picture.width(), picture.dark()).show(stand.address() + picture.address())) {
                facts.put(picture.name(), PageMeasures.list(tab.page(), LAYOUT));
                if (write) {
                    Files.createDirectories(FOLDER);
                    tab.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(FOLDER.resolve(picture.name() + ".png")));
                }
            }
        }
        return facts;
    }

    @Test
    void the_pictures_show_the_page_as_it_is() throws IOException {
        ObjectMapper json = new ObjectMapper();
        boolean write = "write".equals(System.getProperty("page.pictures"));
        Map<String, List<String>> facts = facts(write);
        if (write) {
            json.writerWithDefaultPrettyPrinter().writeValue(FACTS.toFile(), facts);
        }

        assertThat(json.readValue(FACTS.toFile(), new TypeReference<Map<String, List<String>>>() {}))
                .as("make them anew with -Dpage.pictures=write")
                .isEqualTo(facts);
    }

    @Test
    void each_picture_is_as_wide_as_its_window() throws IOException {
        for (Picture picture : PICTURES) {
            BufferedImage image =
                    ImageIO.read(FOLDER.resolve(picture.name() + ".png").toFile());
            assertThat(image.getWidth()).as(picture.name()).isEqualTo(picture.width());
        }
    }

    @Test
    void the_pictures_are_small_and_each_is_made_here() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".png")).toList();
            long bytes = 0;
            for (Path file : all) {
                bytes += Files.size(file);
            }
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(PICTURES.stream()
                            .map(picture -> picture.name() + ".png")
                            .toList());
            assertThat(bytes).isLessThan(MOST_BYTES);
        }
    }
}
