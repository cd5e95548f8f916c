package org.gridmarket.worker.stream.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;

/**
 * Facts of one lease as a private file, a fact a line, in hex; deleted with the lease. What it is given is on the disk when it
 * returns.
 *
 * @param <F> a sealed interface of records
 */
final class FactFile<F> implements Consumer<F> {
    private final Path path;
    private final LineFile file;
    private final RecordCodec<F> codec;

    FactFile(Path path, Class<F> type) {
        this.path = path;
        this.codec = RecordCodec.of(type);
        this.file = new LineFile(path);
    }

    /** What stood in it when it was opened. */
    List<F> facts() {
        return file.lines().stream().map(line -> codec.read(Bytes.hex(line))).toList();
    }

    @Override
    public void accept(F fact) {
        file.append(codec.writeBytes(fact).toHex() + '\n');
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot delete " + path, stuck);
        }
    }
}
