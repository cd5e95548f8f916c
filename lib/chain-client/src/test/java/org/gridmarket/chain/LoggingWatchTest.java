package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads while peers are away. */
final class LoggingWatchTest {
    private final Logger log = Logger.getLogger(ChainWatch.class.getName());
    private final List<LogRecord> lines = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(reader);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        log.removeHandler(reader);
        log.setUseParentHandlers(true);
    }

    @Test
    void a_peer_that_is_tried_all_the_time_and_stays_away_is_told_once_and_each_peer_for_itself() {
        ChainWatch watch = ChainWatch.logging();
        for (int i = 0; i < 77; i++) {
            watch.peerLeft("Dso", "unavailable, io exception");
            watch.peerLeft("Regulator", "unavailable, io exception");
        }

        assertThat(lines).hasSize(2);
        assertThat(lines).allSatisfy(line -> assertThat(line.getThrown()).isNull());
    }
}
