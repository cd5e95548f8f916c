package org.gridmarket.worker.compute.parcel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;

/**
 * Files of a layer as bytes, so that equal folders are equal objects: a line that names the format, the number of files in 4
 * bytes, then each path and content behind its length in 4 bytes; big-endian, paths sorted by their bytes. No times, owners or
 * modes.
 */
public final class FileArchive {
    private static final byte[] FORMAT = "gridmarket/files/1\n".getBytes(StandardCharsets.UTF_8);

    private FileArchive() {}

    public static Bytes of(FileTree files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FORMAT);
            out.writeInt(files.files().size());
            for (var file : files.files().entrySet()) {
                write(out, file.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, file.getValue().copy());
            }
        } catch (IOException neverInMemory) {
            throw new IllegalStateException("writing into memory failed", neverInMemory);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /** The files of an archive; empty when these bytes are no archive in its canonical form, but a file. */
    public static Optional<FileTree> read(Bytes object) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(object.copy()))) {
            for (byte expected : FORMAT) {
                if (in.readByte() != expected) {
                    return Optional.empty();
                }
            }
            int count = in.readInt();
            SortedMap<String, Bytes> files = new TreeMap<>();
            for (int index = 0; index < count; index++) {
                files.put(read(in).toUtf8(), read(in));
            }
            FileTree tree = FileTree.of(files);
            return Optional.of(tree).filter(read -> of(read).equals(object));
        } catch (IOException | RuntimeException none) {
            return Optional.empty(); // cut off, or paths that no folder has
        }
    }

    private static Bytes read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a part of " + length + " bytes in an archive that is shorter");
        }
        return Bytes.of(in.readNBytes(length));
    }
}
