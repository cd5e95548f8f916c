package org.gridmarket.testbed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.testbed.microgrid.DataFolder;

/** What {@code --data} names. */
final class DataOption {
    private DataOption() {}

    /** The homes of a data folder, with what its rows look like. */
    static DataFolder folder(Path folder, NetLimit limits) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("--data " + folder.toAbsolutePath() + " is no folder");
        }
        return DataFolder.read(folder, limits);
    }
}
