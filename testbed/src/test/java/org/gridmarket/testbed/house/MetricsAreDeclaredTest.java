package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A metric that is declared in lib/metrics has help, type and a line in docs/generated/metrics.md; one that is not has none. */
class MetricsAreDeclaredTest {
    private static final Pattern BY_HAND =
            Pattern.compile("\\b(Gauge|Counter|Timer|FunctionCounter|MultiGauge|DistributionSummary)\\.builder\\("
                    + "|registry\\.(counter|gauge|timer|summary)\\(");

    @Test
    void no_program_makes_a_meter_by_hand() throws IOException {
        List<String> byHand = new ArrayList<>();
        int declared = 0;
        for (Path file : Sources.java()) {
            String name = Sources.nameOf(file);
            boolean found = name.contains("/src/main/")
                    && BY_HAND.matcher(Files.readString(file)).find();
            if (found && name.startsWith("lib/metrics/")) {
                declared++;
            } else if (found) {
                byHand.add(name);
            }
        }
        assertThat(byHand).isEmpty();
        assertThat(declared).as("places that the pattern finds in lib/metrics").isPositive();
    }
}
