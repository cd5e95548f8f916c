package org.gridmarket.audit.recorded;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/** The blocks of a ledger in one small file: each as Fabric writes it, its length before it, all of it compressed. */
final class RecordedLedger {
    static final int BLOCKS = 177;

    private static final String FILE = "/recorded/three-markets.blocks.gz";

    private RecordedLedger() {}

    /** Packs the folder that {@code network/blocks --to FOLDER} wrote into a file. */
    public static void main(String... folderAndFile) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folderAndFile[0]));
                OutputStream packed = new BufferedOutputStream(
                        new GZIPOutputStream(Files.newOutputStream(Path.of(folderAndFile[1]))))) {
            List<Path> sorted = files.sorted().toList();
            for (Path file : sorted) {
                Block.parseFrom(Files.readAllBytes(file)).writeDelimitedTo(packed);
            }
        }
    }

    /** Writes the first so many blocks into a folder, as {@code network/blocks} does. */
    static void unpack(int blocks, Path folder) throws IOException {
        try (InputStream packed =
                new GZIPInputStream(Objects.requireNonNull(RecordedLedger.class.getResourceAsStream(FILE), FILE))) {
            for (int number = 0; number < blocks; number++) {
                @Nullable Block block = Block.parseDelimitedFrom(packed);
                Files.write(
                        file(folder, number),
                        Objects.requireNonNull(block, "block").toByteArray());
            }
        }
    }

    static Path file(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "block-%08d.pb", number));
    }
}
