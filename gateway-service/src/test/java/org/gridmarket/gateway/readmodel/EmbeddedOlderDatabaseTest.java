package org.gridmarket.gateway.readmodel;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file, as a gateway has it by default. */
final class EmbeddedOlderDatabaseTest extends OlderDatabaseSuite {
    @TempDir
    private Path folder;

    @Override
    DatabaseAddress fresh() {
        return DatabaseAddress.parse("h2:" + folder.resolve("older"));
    }
}
