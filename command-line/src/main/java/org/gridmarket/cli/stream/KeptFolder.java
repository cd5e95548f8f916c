package org.gridmarket.cli.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.audit.stream.KeptStreams;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.worker.stream.module.SandboxHost;
import org.gridmarket.worker.stream.party.ModuleHost;

/**
 * What a customer has kept of its leases: modules ({@code *.wasm}, known by their hashes), and in a folder for each allocation,
 * named by its id, a file {@code EPOCH-POSITION} for each input that it has sent, tests included.
 */
public final class KeptFolder implements KeptStreams, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MODULES = ".wasm";

    private final Path folder;
    private final Sandbox sandbox;

    private KeptFolder(Path folder, Sandbox sandbox) {
        this.folder = folder;
        this.sandbox = sandbox;
    }

    /** Opens it to run again what is in it. */
    public static KeptFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--rerun " + folder.toAbsolutePath() + " is no folder");
        }
        return new KeptFolder(folder, Sandbox.open(SandboxSettings.withoutFolder()));
    }

    /** Keeps a module. */
    static void keepModule(Path folder, Bytes module) {
        write(folder, StreamHash.input(module).toHex() + MODULES, module);
    }

    /** Keeps an input as it was sent. */
    static void keep(Path folder, AllocationId allocation, int epoch, int position, Bytes input) {
        write(folder.resolve(allocation.toString()), epoch + "-" + position, input);
    }

    private static void write(Path folder, String name, Bytes content) {
        try {
            Files.write(Files.createDirectories(folder).resolve(name), content.copy());
        } catch (IOException full) {
            throw new PartFailedException("cannot write " + folder.resolve(name) + ": " + full.getMessage(), full);
        }
    }

    @Override
    public Optional<Kept> of(AllocationTerms terms) {
        Path inputs = folder.resolve(terms.id().toString());
        if (!Files.isDirectory(inputs)) {
            return Optional.empty();
        }
        Bytes module = module(terms.customer().module().hash())
                .orElseThrow(() -> new PartFailedException(
                        "there is no module " + terms.customer().module().hash().toHex() + MODULES + " in " + folder));
        ModuleHost.Running running = new SandboxHost(sandbox, PATIENCE)
                .open(
                        module,
                        terms.customer().module(),
                        terms.customer().epoch().fuel());
        return Optional.of(new OfOne(inputs, running));
    }

    private Optional<Bytes> module(Bytes hash) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(MODULES))
                    .sorted()
                    .toList();
            return modules.stream()
                    .map(LeaseStream::read)
                    .filter(module -> StreamHash.input(module).equals(hash))
                    .findFirst();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + folder, broken);
        }
    }

    private record OfOne(Path inputs, ModuleHost.Running module) implements Kept {
        @Override
        public Optional<Bytes> input(int epoch, int position) {
            Path file = inputs.resolve(epoch + "-" + position);
            return Files.isRegularFile(file) ? Optional.of(LeaseStream.read(file)) : Optional.empty();
        }

        @Override
        public Bytes outputOf(Bytes input) {
            return module.run(input).hash();
        }

        @Override
        public void close() {
            module.close();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
