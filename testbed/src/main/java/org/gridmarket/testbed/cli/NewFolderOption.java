package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.process.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a command keeps what it makes. */
final class NewFolderOption {
    @CommandLine.Option(names = "--dir", paramLabel = "DIR", description = "A new folder; a temporary one when absent.")
    private @Nullable Path dir;

    /** @param prefix of a temporary folder's name */
    RunFolder make(String prefix) {
        return CommandTools.newFolder(dir, prefix);
    }
}
