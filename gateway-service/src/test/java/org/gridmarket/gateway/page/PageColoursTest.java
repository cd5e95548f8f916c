package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that stand beside each other can be told apart without their hue. */
final class PageColoursTest extends InBrowser {
    private static final double LEAST = 1.3;

    /** Colours that touch: steps of a strip, bars in front of each other, a band with its trades; and those on the ground. */
    private static List<List<String>> neighbours() {
        Stream<List<String>> steps =
                IntStream.range(0, 4).mapToObj(step -> List.of("share-" + step, "share-" + (step + 1)));
        Stream<List<String>> others = Stream.of(
                List.of("nothing", "share-0"),
                List.of("nothing", "offered"),
                List.of("nothing", "requested"),
                List.of("nothing", "band"),
                List.of("offered", "traded"),
                List.of("requested", "traded"),
                List.of("offered", "requested"),
                List.of("share-2", "share-4"),
                List.of("share-0", "share-2"),
                List.of("band", "range"),
                List.of("range", "mean"),
                List.of("band", "mean"));
        return Stream.concat(steps, others).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neighbours_differ_in_luminance(boolean dark) {
        try (PageBrowser.Tab tab = browser.tab(DESK, dark).show(stand.address())) {
            assertThat(neighbours())
                    .allSatisfy(pair -> assertThat(ratio(tab.page(), pair))
                            .as(pair.getFirst() + " beside " + pair.getLast())
                            .isGreaterThanOrEqualTo(LEAST));
        }
    }

    private static double ratio(Page page, List<String> pair) {
        return ((Number) page.evaluate("""
                ([one, other]) => {
                  const luminance = (kind) => {
                    const probe = document.createElement('span');
                    probe.className = kind;
                    document.body.append(probe);
                    const [r, g, b] = getComputedStyle(probe).backgroundColor.match(/[0-9.]+/g).map((part) => {
                      const share = part / 255;
                      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
                    });
                    probe.remove();
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
                  return (high + 0.05) / (low + 0.05);
                }""", pair)).doubleValue();
    }
}
