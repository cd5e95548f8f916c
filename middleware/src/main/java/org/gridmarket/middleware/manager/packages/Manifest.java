package org.gridmarket.middleware.manager.packages;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.manager.ManagerLimits;

/**
 * What a package holds, in the order in which it lies there. Names are plain: no folders, so none leads out of the package.
 *
 * @param application whose package it is
 * @param model the file with the application's model
 * @param deployment the file that says where it runs
 * @param files all files, 2..{@link ManagerLimits#PACKAGE_FILES}; those that are neither model nor deployment are jars
 */
public record Manifest(String application, String model, String deployment, List<Entry> files) {
    static final String FILE = "manifest.json";
    static final String SIGNATURE_FILE = "manifest.sig";

    private static final RecordCodec<Manifest> CODEC = RecordCodec.of(Manifest.class);
    private static final Bytes SIGNED_AS = Bytes.utf8("gridmarket/application/package/1");

    public Manifest {
        Name.check("application", application);
        files = List.copyOf(files);
        if (files.size() > ManagerLimits.PACKAGE_FILES) {
            throw new IllegalArgumentException(
                    files.size() + " files; a package has at most " + ManagerLimits.PACKAGE_FILES);
        }
        Set<String> names = new HashSet<>();
        long together = 0;
        for (Entry each : files) {
            if (!names.add(each.name())
                    || each.name().equals(FILE)
                    || each.name().equals(SIGNATURE_FILE)) {
                throw new IllegalArgumentException("file " + each.name() + " stands twice");
            }
            together += each.bytes();
        }
        if (together > ManagerLimits.PACKAGE_BYTES) {
            throw new IllegalArgumentException(
                    together + " bytes; a package has at most " + ManagerLimits.PACKAGE_BYTES);
        }
        if (model.equals(deployment) || !names.contains(model) || !names.contains(deployment)) {
            throw new IllegalArgumentException(
                    "model " + model + " and deployment " + deployment + " are not two files");
        }
    }

    /**
     * A file.
     *
     * @param name of the form of all names
     * @param bytes 0..{@link ManagerLimits#PACKAGE_BYTES}
     * @param hash SHA-256 of its content
     */
    public record Entry(String name, long bytes, Bytes hash) {
        public Entry {
            Name.check("file", name);
            if (bytes < 0 || bytes > ManagerLimits.PACKAGE_BYTES) {
                throw new IllegalArgumentException(
                        "file " + name + " has " + bytes + " bytes; at most " + ManagerLimits.PACKAGE_BYTES);
            }
        }
    }

    /**
     * Who stands for a package.
     *
     * @param signer the developer's key
     * @param signature over the manifest
     */
    public record Signature(AccountKey signer, Bytes signature) {}

    /** Names of the files with code. */
    public List<String> jars() {
        return files.stream()
                .map(Entry::name)
                .filter(name -> !name.equals(model) && !name.equals(deployment))
                .toList();
    }

    Bytes bytes() {
        return CODEC.writeBytes(this);
    }

    static Manifest read(Bytes text) {
        return CODEC.read(text);
    }

    Bytes signingBytes(AccountKey signer) {
        return Digest.sha256(SIGNED_AS, signer.key(), bytes());
    }
}
