package org.gridmarket.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.stream.party.StreamApplication;
import org.jspecify.annotations.Nullable;

/** Files as a sensor: one at each position, again from the first after the last; outputs as files by epoch and position. */
final class FilesAsStream implements StreamApplication {
    private final List<Path> inputs;
    private final List<Path> tests;
    private final Path out;
    private final @Nullable Path kept;
    private int next;
    private int nextTest;

    /** @param kept where a copy of each input goes that is sent; null for nowhere */
    FilesAsStream(Path inputs, Path tests, Path out, @Nullable Path kept) {
        this.inputs = files(inputs);
        this.tests = files(tests);
        this.out = out;
        this.kept = kept;
        if (this.inputs.isEmpty()) {
            throw new PartFailedException("there is no file in " + inputs);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException absent) {
            throw new PartFailedException("cannot read folder " + folder + ": " + absent.getMessage(), absent);
        }
    }

    @Override
    public Optional<Bytes> input(int epoch, int position) {
        Path file = inputs.get(next % inputs.size());
        next++;
        return Optional.of(LeaseStream.read(file));
    }

    @Override
    public Bytes freshTest() {
        if (nextTest >= tests.size()) {
            throw new PartFailedException("only " + tests.size() + " files of tests; each is planted once, so give "
                    + "tests per epoch times epochs of them");
        }
        nextTest++;
        return LeaseStream.read(tests.get(nextTest - 1));
    }

    @Override
    public void sent(AllocationId allocation, int epoch, int position, Bytes input) {
        if (kept != null) {
            KeptFolder.keep(kept, allocation, epoch, position, input);
        }
    }

    @Override
    public void output(AllocationId allocation, AccountKey supplier, int epoch, int position, Bytes output) {
        Path file = out.resolve(epoch + "-" + position);
        try {
            Files.createDirectories(out);
            if (!Files.exists(file)) {
                Files.write(file, output.copy());
            }
        } catch (IOException full) {
            throw new PartFailedException("cannot write " + file + ": " + full.getMessage(), full);
        }
    }
}
