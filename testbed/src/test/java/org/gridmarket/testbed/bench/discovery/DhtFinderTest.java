package org.gridmarket.testbed.bench.discovery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.cli.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DhtFinderTest {
    @Test
    void who_has_no_OpenDHT_is_told_at_once_what_to_install(@TempDir Path folder) {
        DiscoveryBench bench = new DiscoveryBench(RunFolder.at(folder), Testbed.class, line -> {});

        assertThatThrownBy(() -> bench.dht(folder.resolve("dhtnode"), 2, 4))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("install dhtnode");
    }
}
