package org.gridmarket.sandbox;

import org.gridmarket.kernel.wire.Bytes;

/**
 * The result of a job: equal on every engine.
 *
 * @param status how the run ended
 * @param instructions units of fuel; the limit if it was exceeded, 0 if the program never ran
 * @param archive the output archive, see {@link OutputArchive}
 */
public record Result(Status status, long instructions, Bytes archive) implements Outcome {
    /** SHA-256 of the archive: what a provider commits to. */
    public Bytes outputHash() {
        return Hashes.sha256(archive);
    }

    public OutputArchive output() {
        return OutputArchive.read(archive);
    }

    /** Without the bytes. */
    @Override
    public String toString() {
        return status + " after " + instructions + " instructions, output " + outputHash() + " of " + archive.length()
                + " bytes";
    }
}
