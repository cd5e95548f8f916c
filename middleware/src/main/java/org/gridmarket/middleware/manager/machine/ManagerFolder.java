package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.manager.ManagedActor;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.SignedOrder;
import org.gridmarket.middleware.manager.packages.Manifest;
import org.gridmarket.middleware.manager.packages.PackageReader;
import org.gridmarket.process.PrivateFile;

/**
 * What a machine keeps of applications: one file with all orders and where all actors stand, replaced as a whole, and packages,
 * each in a folder that appears as a whole. A crash leaves what was or what was to become. The node's lock is held.
 */
final class ManagerFolder {
    private static final RecordCodec<Kept> CODEC = RecordCodec.of(Kept.class);

    private final Path root;
    private final PrivateFile state;
    private final PackageReader reader;
    private long unpacked;

    /**
     * All that is kept.
     *
     * @param boot run of the machine that the times are from
     * @param orders the newest of each application
     * @param actors where they stand
     */
    record Kept(String boot, List<SignedOrder> orders, List<ManagedActor> actors) {
        Kept {
            orders = List.copyOf(orders);
            actors = List.copyOf(actors);
        }
    }

    ManagerFolder(Path root, PackageReader reader) {
        this.root = root;
        this.reader = reader;
        this.state = new PrivateFile(root.resolve("state.json"));
        Folders.delete(coming());
        try {
            for (Path folder : List.of(root, packages(), coming())) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + root, unusable);
        }
    }

    private Path packages() {
        return root.resolve("packages");
    }

    /** What is being received; of a former life it is thrown away. */
    private Path coming() {
        return root.resolve("coming");
    }

    Path root() {
        return root;
    }

    Kept read() {
        return state.exists() ? CODEC.read(state.read()) : new Kept("", Orders.NONE.newest(), List.of());
    }

    /** Returns once it would survive a crash. */
    void keep(Kept all) {
        state.replace(CODEC.write(all));
    }

    /** A new file for what comes in. */
    synchronized Path newFile() {
        unpacked++;
        return coming().resolve("package-" + unpacked);
    }

    /** An unpacked package that is not kept yet. */
    record Unpacked(Manifest manifest, Path folder) {}

    /** Unpacks what came in beside the others. Whatever comes of it, {@link #drop} it or {@link #add} it. */
    Decision<Unpacked> unpack(Path file) throws IOException {
        Path folder = file.resolveSibling(file.getFileName() + ".d");
        Files.createDirectory(folder);
        return reader.unpack(file, folder).map(manifest -> new Unpacked(manifest, folder));
    }

    /** What did not become a package. */
    void drop(Path file) {
        Folders.delete(file);
        Folders.delete(file.resolveSibling(file.getFileName() + ".d"));
    }

    /** The package is kept from now on, under its hash. */
    void add(Bytes hash, Unpacked one) throws IOException {
        Path own = folder(hash);
        if (Files.exists(own) && reader.check(own).isAccepted()) {
            return; // it is here already, and may be running
        }
        Folders.delete(own);
        Files.move(one.folder(), own, StandardCopyOption.ATOMIC_MOVE);
    }

    Path folder(Bytes hash) {
        return packages().resolve(hash.toHex());
    }

    /** What was kept before, if it still is as it was signed. */
    Decision<Manifest> check(Bytes hash) throws IOException {
        return reader.check(folder(hash));
    }

    /**
     * Throws away packages that no order names.
     *
     * @param running whether something of an application may still run from an older package
     */
    void dropAllBut(Set<Bytes> needed, Predicate<String> running) {
        Set<String> names = needed.stream().map(Bytes::toHex).collect(Collectors.toSet());
        Folders.in(packages()).stream()
                .filter(each -> !names.contains(String.valueOf(each.getFileName())))
                .filter(each -> reader.applicationOf(each).filter(running).isEmpty())
                .forEach(Folders::delete);
    }
}
