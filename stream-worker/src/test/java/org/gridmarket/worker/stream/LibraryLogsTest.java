package org.gridmarket.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryLogsTest {
    @Test
    void what_libraries_log_goes_where_everything_goes_and_nobody_is_told_that_it_is_lost() {
        assertThat(LoggerFactory.getILoggerFactory().getClass().getName()).startsWith("org.slf4j.jul.");
    }
}
