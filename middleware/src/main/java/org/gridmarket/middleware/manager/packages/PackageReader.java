package org.gridmarket.middleware.manager.packages;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Orders;
import org.jspecify.annotations.Nullable;

/**
 * Reads packages of strangers. A package is read once, from its front to its end: first the manifest, then its signature, and
 * nothing behind them before both are believed; then exactly the files that the manifest names, in its order, each no longer than
 * it says. The directory at the end of a zip, which may say something else, is never looked at. What is unpacked is what runs.
 */
public final class PackageReader {
    private static final String SOURCE = "middleware, Application manager";

    private final Orders.Trust trust;

    public PackageReader(Orders.Trust trust) {
        this.trust = trust;
    }

    /** What stops reading; its message is the refusal's detail. */
    private static final class RefusedException extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final ManagerRejection code;

        RefusedException(ManagerRejection code, String detail) {
            super(detail);
            this.code = code;
        }
    }

    /**
     * Unpacks a package into an empty folder, or says why not; then what lies there is to be thrown away.
     *
     * @throws IOException when the disk fails, which is no fault of the package
     */
    public Decision<Manifest> unpack(Path file, Path into) throws IOException {
        try {
            if (Files.size(file) > ManagerLimits.PACKAGE_BYTES) {
                throw new RefusedException(
                        ManagerRejection.PACKAGE_TOO_LARGE,
                        Files.size(file) + " bytes; at most " + ManagerLimits.PACKAGE_BYTES);
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                    ZipInputStream zip = new ZipInputStream(in)) {
                return Decision.accept(unpack(zip, into));
            } catch (ZipException | EOFException broken) {
                throw damaged(String.valueOf(broken.getMessage()));
            }
        } catch (RefusedException refused) {
            return Decision.reject(refused.code, SOURCE, String.valueOf(refused.getMessage()));
        }
    }

    private Manifest unpack(ZipInputStream zip, Path into) throws IOException, RefusedException {
        Bytes text = small(zip, Manifest.FILE, ManagerLimits.MANIFEST_BYTES);
        Bytes signature = small(zip, Manifest.SIGNATURE_FILE, ManagerLimits.SIGNATURE_BYTES);
        Manifest manifest = believed(text, signature);
        write(into.resolve(Manifest.FILE), text);
        write(into.resolve(Manifest.SIGNATURE_FILE), signature);
        for (Manifest.Entry each : manifest.files()) {
            expect(zip, each.name());
            try (OutputStream out = Files.newOutputStream(into.resolve(each.name()), StandardOpenOption.CREATE_NEW)) {
                requireSame(each, FileHash.copy(zip, out, each.bytes()));
            }
        }
        ZipEntry more = next(zip);
        if (more != null) {
            throw damaged("a file more than the manifest names");
        }
        return manifest;
    }

    /**
     * What was unpacked before, if it is still as its signer packed it, and the signer is still believed.
     *
     * @throws IOException when the disk fails
     */
    public Decision<Manifest> check(Path folder) throws IOException {
        try {
            Manifest manifest = believed(
                    read(folder.resolve(Manifest.FILE), ManagerLimits.MANIFEST_BYTES),
                    read(folder.resolve(Manifest.SIGNATURE_FILE), ManagerLimits.SIGNATURE_BYTES));
            for (Manifest.Entry each : manifest.files()) {
                Path file = folder.resolve(each.name());
                if (!Files.isRegularFile(file)) {
                    throw damaged("file " + each.name() + " is missing");
                }
                requireSame(each, FileHash.of(file));
            }
            return Decision.accept(manifest);
        } catch (RefusedException refused) {
            return Decision.reject(refused.code, SOURCE, String.valueOf(refused.getMessage()));
        }
    }

    /** The application's name in a package that nobody has to believe; empty when it has none. */
    public static Optional<String> nameIn(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return Optional.of(Manifest.read(small(zip, Manifest.FILE, ManagerLimits.MANIFEST_BYTES))
                    .application());
        } catch (RefusedException | ZipException | EOFException | MalformedException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whose package lies in a folder; empty when that cannot be read. */
    public Optional<String> applicationOf(Path folder) {
        try {
            return Optional.of(Manifest.read(read(folder.resolve(Manifest.FILE), ManagerLimits.MANIFEST_BYTES))
                    .application());
        } catch (IOException | RefusedException | MalformedException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private Manifest believed(Bytes text, Bytes signed) throws RefusedException {
        Manifest manifest;
        Manifest.Signature signature;
        try {
            manifest = Manifest.read(text);
        } catch (MalformedException | IllegalArgumentException malformed) {
            throw damaged("the manifest cannot be read: " + malformed.getMessage());
        }
        try {
            signature = RecordCodec.of(Manifest.Signature.class).read(signed);
        } catch (MalformedException | IllegalArgumentException malformed) {
            throw new RefusedException(
                    ManagerRejection.UNSIGNED, "the signature cannot be read: " + malformed.getMessage());
        }
        if (!trust.signatures()
                .isGood(signature.signer(), manifest.signingBytes(signature.signer()), signature.signature())) {
            throw new RefusedException(ManagerRejection.UNSIGNED, "the signature is not that of " + signature.signer());
        }
        if (trust.allows(signature.signer()) instanceof Decision.Rejected<?>(var reason)) {
            throw new RefusedException(ManagerRejection.SIGNER_NOT_ALLOWED, reason.detail());
        }
        return manifest;
    }

    private static void requireSame(Manifest.Entry wanted, FileHash.Found found) throws RefusedException {
        if (found.bytes() != wanted.bytes() || !found.hash().equals(wanted.hash())) {
            throw damaged("file " + wanted.name() + " is not what the manifest says");
        }
    }

    private static Bytes small(ZipInputStream zip, String name, int most) throws IOException, RefusedException {
        expect(zip, name);
        byte[] content = zip.readNBytes(most + 1);
        if (content.length > most) {
            throw new RefusedException(ManagerRejection.PACKAGE_TOO_LARGE, name + " has more than " + most + " bytes");
        }
        return Bytes.of(content);
    }

    private static void expect(ZipInputStream zip, String name) throws IOException, RefusedException {
        ZipEntry entry = next(zip);
        if (entry == null || !entry.getName().equals(name)) {
            ManagerRejection code =
                    name.equals(Manifest.SIGNATURE_FILE) ? ManagerRejection.UNSIGNED : ManagerRejection.PACKAGE_DAMAGED;
            throw new RefusedException(
                    code, "where " + name + " should be is " + (entry == null ? "the end" : "another file"));
        }
    }

    /** A name that cannot be read is an {@link IllegalArgumentException} of the JDK's reader. */
    private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException, RefusedException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException unreadable) {
            throw damaged(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Bytes read(Path file, int most) throws IOException, RefusedException {
        if (!Files.isRegularFile(file)) {
            throw damaged(file.getFileName() + " is missing");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Bytes.of(in.readNBytes(most + 1));
        }
    }

    private static void write(Path file, Bytes content) throws IOException {
        Files.write(file, content.copy(), StandardOpenOption.CREATE_NEW);
    }

    private static RefusedException damaged(String detail) {
        return new RefusedException(ManagerRejection.PACKAGE_DAMAGED, detail);
    }
}
