package org.gridmarket.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whose certificates the node is to believe. */
final class ConsortiumOption {
    @CommandLine.Option(
            names = "--consortium",
            paramLabel = "FILE",
            description = "The roots of all organisations, from any of them; it is copied into the folder.")
    private @Nullable Path file;

    /** Copies the file that was named, if one was. */
    void copyTo(NodeFolderOption node) {
        if (file != null) {
            copy(file, node);
        }
    }

    /** Before anything is made: a file that is not there is no reason for a key that has to be deleted. */
    void requireReadable() {
        if (file != null && !Files.isReadable(file)) {
            throw new PartFailedException("cannot read " + file + ", which --consortium names; nothing was made");
        }
    }

    static void copy(Path file, NodeFolderOption node) {
        try {
            Files.copy(file, node.consortiumFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreadable) {
            throw new PartFailedException(
                    "cannot copy " + file + " to " + node.folder() + " (" + unreadable
                            + "); network/up writes it, from this version on at each start of a node",
                    unreadable);
        }
    }
}
