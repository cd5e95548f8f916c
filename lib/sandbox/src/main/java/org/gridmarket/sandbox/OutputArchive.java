package org.gridmarket.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Exit code, both streams, and the files of /out (none unless the run completed). As bytes: a line that names the
 * format, the exit code in 4 bytes, then each stream behind its length in 4 bytes, then the number of files in 4 bytes
 * and each path and content behind its length in 4 bytes; numbers are big-endian, paths sorted by their bytes. So
 * equal outputs have equal bytes.
 */
public record OutputArchive(int exitCode, Bytes standardOutput, Bytes standardError, FileTree files) {
    private static final byte[] FORMAT = "gridmarket/output/1\n".getBytes(StandardCharsets.UTF_8);

    public Bytes toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FORMAT);
            out.writeInt(exitCode);
            write(out, standardOutput);
            write(out, standardError);
            Transfer.files(out, files);
        } catch (IOException neverInMemory) {
            throw new IllegalStateException("writing into memory failed", neverInMemory);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Bytes part) throws IOException {
        Transfer.bytes(out, part);
    }

    /** What a stranger says is an archive; empty if it is none, or not in its canonical form. */
    public static Optional<OutputArchive> ofStranger(Bytes archive) {
        try {
            return Optional.of(read(archive));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * Reads an archive that a sandbox of this machine made.
     *
     * @throws IllegalArgumentException if it is none, or not in its canonical form
     */
    public static OutputArchive read(Bytes archive) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(archive.copy()))) {
            for (byte expected : FORMAT) {
                if (in.readByte() != expected) {
                    throw new IllegalArgumentException("no output archive of this format");
                }
            }
            OutputArchive read =
                    new OutputArchive(in.readInt(), Transfer.bytes(in), Transfer.bytes(in), Transfer.files(in));
            if (!read.toBytes().equals(archive)) {
                throw new IllegalArgumentException("an output archive that is not in its canonical form");
            }
            return read;
        } catch (IOException cut) {
            throw new IllegalArgumentException("an output archive that ends too early", cut);
        }
    }
}
