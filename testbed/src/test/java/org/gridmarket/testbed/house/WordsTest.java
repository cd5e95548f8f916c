package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names say what a thing is. */
class WordsTest {
    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*(Impl|Helpers?|Utils?|Utilities|Manager|Processor|Data|Info)(Test)?");

    @Test
    void no_class_has_a_name_that_says_nothing() throws IOException {
        List<String> vague = Sources.java().stream()
                .map(Path::getFileName)
                .map(file -> file.toString().replace(".java", ""))
                .filter(name -> SAYS_NOTHING.matcher(name).matches())
                .toList();

        assertThat(vague).isEmpty();
    }
}
