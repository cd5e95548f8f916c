package org.gridmarket.middleware.manager.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;

/** Packs an application: the same files and key give the same bytes. */
public final class PackageWriter {
    /** No time of day comes into a package; a zip knows none before this one. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private PackageWriter() {}

    /**
     * Writes a package, and returns what it holds.
     *
     * @param application whose package it is
     * @param model file with its model
     * @param deployment file that says where it runs
     * @param jars its code
     * @param keys the developer's
     * @throws IllegalArgumentException when names or sizes are not those of a package
     */
    public static Manifest write(
            Path target, String application, Path model, Path deployment, List<Path> jars, AccountKeyPair keys)
            throws IOException {
        List<Path> files = new ArrayList<>(List.of(model, deployment));
        files.addAll(jars);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Path file : files) {
            FileHash.Found found = FileHash.of(file);
            entries.add(new Manifest.Entry(nameOf(file), found.bytes(), found.hash()));
        }
        Manifest manifest = new Manifest(application, nameOf(model), nameOf(deployment), entries);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            put(zip, Manifest.FILE, manifest.bytes());
            put(zip, Manifest.SIGNATURE_FILE, signed(manifest, keys));
            for (Path file : files) {
                begin(zip, nameOf(file));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return manifest;
    }

    static Bytes signed(Manifest manifest, AccountKeyPair keys) {
        return RecordCodec.of(Manifest.Signature.class)
                .writeBytes(
                        new Manifest.Signature(keys.publicKey(), keys.sign(manifest.signingBytes(keys.publicKey()))));
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    static void put(ZipOutputStream zip, String name, Bytes content) throws IOException {
        begin(zip, name);
        ((OutputStream) zip).write(content.copy());
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
