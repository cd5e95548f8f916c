package org.gridmarket.gateway.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests in a browser, which are left out with a word where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    static final int PHONE = 390;
    static final int TABLET = 768;
    static final int DESK = 1400;
    static final List<Integer> WIDTHS = List.of(PHONE, TABLET, DESK);

    PageStand stand;
    PageBrowser browser;

    @BeforeAll
    void open() throws IOException {
        Optional<Path> program = PageBrowser.program();
        assumeTrue(program.isPresent(), "no Chromium in PATH: apt-get install chromium");
        stand = new PageStand();
        browser = PageBrowser.open(program.get());
    }

    @BeforeEach
    void begin() {
        stand.tell(ExampleState.IN_THE_DAY);
        stand.setStreaming(true);
        stand.setAnswering(true);
        stand.takeQuestions();
    }

    @AfterEach
    void answerWhatWaits() {
        stand.answer();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (stand != null) {
            stand.close();
        }
    }
}
