package org.gridmarket.middleware.manager.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Orders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A package is what its signer packed, or it is refused; whatever else lies in the zip. */
class PackageReaderTest {
    private static final AccountKeyPair DEVELOPER = AccountKeyPair.generate(new SecureRandom());
    private static final AccountKeyPair STRANGER = AccountKeyPair.generate(new SecureRandom());
    private static final PackageReader READER =
            new PackageReader(new Orders.Trust(Set.of(DEVELOPER.publicKey()), new PinnedEd25519()));
    private static final int BOMB_BYTES = 8 * 1024 * 1024;

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path packed(String name, AccountKeyPair keys) throws IOException {
        Path target = folder.resolve(name);
        PackageWriter.write(
                target,
                "Blink",
                file("a.riaps", "app Blink"),
                file("a.depl", "deployment"),
                List.of(file("a.jar", "code")),
                keys);
        return target;
    }

    private static Decision<Manifest> unpack(Path zip) throws IOException {
        return READER.unpack(zip, Files.createDirectory(zip.resolveSibling(zip.getFileName() + ".d")));
    }

    @Test
    void what_was_packed_is_unpacked_and_found_whole_later() throws IOException {
        Path zip = packed("one.zip", DEVELOPER);
        Manifest manifest = unpack(zip).orThrow();
        Path unpacked = folder.resolve("one.zip.d");

        assertThat(manifest.jars()).containsExactly("a.jar");
        assertThat(unpacked.resolve("a.jar")).hasContent("code");
        assertThat(READER.check(unpacked).orThrow()).isEqualTo(manifest);
        Files.writeString(unpacked.resolve("a.jar"), "edoc");
        assertThat(code(READER.check(unpacked))).isEqualTo(ManagerRejection.PACKAGE_DAMAGED);
        Files.delete(unpacked.resolve("a.jar"));
        assertThat(code(READER.check(unpacked))).isEqualTo(ManagerRejection.PACKAGE_DAMAGED);
    }

    @Test
    void the_same_files_and_key_give_the_same_bytes() throws IOException {
        assertThat(packed("one.zip", DEVELOPER)).hasSameBinaryContentAs(packed("two.zip", DEVELOPER));
    }

    private static ManagerRejection code(Decision<Manifest> decision) {
        if (decision instanceof Decision.Rejected<Manifest>(var reason)) {
            return (ManagerRejection) reason.code();
        }
        throw new AssertionError("it was taken: " + decision);
    }

    /** What somebody puts into a zip. */
    private interface Zip {
        void write(ZipOutputStream zip) throws IOException;
    }

    /** What is done to a good package. */
    private interface Change {
        byte[] of(byte[] content);
    }

    private record Trick(String name, ManagerRejection code, Zip zip) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Manifest manifest(Manifest.Entry... more) {
        List<Manifest.Entry> files = new ArrayList<>(List.of(entry("m", ""), entry("d", "")));
        Collections.addAll(files, more);
        return new Manifest("Blink", "m", "d", files);
    }

    private static Manifest.Entry entry(String name, String content) {
        try {
            FileHash.Found found = FileHash.copy(
                    new ByteArrayInputStream(Bytes.utf8(content).copy()),
                    OutputStream.nullOutputStream(),
                    content.length());
            return new Manifest.Entry(name, found.bytes(), found.hash());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void head(ZipOutputStream zip, Manifest manifest, AccountKeyPair keys) throws IOException {
        PackageWriter.put(zip, Manifest.FILE, manifest.bytes());
        PackageWriter.put(zip, Manifest.SIGNATURE_FILE, PackageWriter.signed(manifest, keys));
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        PackageWriter.put(zip, name, Bytes.utf8(content));
    }

    private static void files(ZipOutputStream zip) throws IOException {
        put(zip, "m", "");
        put(zip, "d", "");
    }

    private static String changed(String from, String to) {
        return manifest(entry("x.jar", "x")).bytes().toUtf8().replace(from, to);
    }

    static Stream<Trick> tricks() {
        return Stream.of(signatures(), manifests(), contents()).flatMap(each -> each);
    }

    private static Stream<Trick> signatures() {
        return Stream.of(
                new Trick("nothing in it", ManagerRejection.PACKAGE_DAMAGED, zip -> put(zip, "readme", "hello")),
                new Trick("no signature", ManagerRejection.UNSIGNED, zip -> {
                    PackageWriter.put(zip, Manifest.FILE, manifest().bytes());
                    files(zip);
                }),
                new Trick("a signature that is none", ManagerRejection.UNSIGNED, zip -> {
                    PackageWriter.put(zip, Manifest.FILE, manifest().bytes());
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("the signature of another manifest", ManagerRejection.UNSIGNED, zip -> {
                    PackageWriter.put(zip, Manifest.FILE, manifest().bytes());
                    PackageWriter.put(
                            zip,
                            Manifest.SIGNATURE_FILE,
                            PackageWriter.signed(manifest(entry("x.jar", "x")), DEVELOPER));
                    files(zip);
                }),
                new Trick("signed by a stranger", ManagerRejection.SIGNER_NOT_ALLOWED, zip -> {
                    head(zip, manifest(), STRANGER);
                    files(zip);
                }));
    }

    private static Stream<Trick> manifests() {
        return Stream.of(
                new Trick("a manifest that is none", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    put(zip, Manifest.FILE, "{}");
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("a name that leads out", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    put(zip, Manifest.FILE, changed("x.jar", "../x"));
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("a name twice", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    put(zip, Manifest.FILE, changed("x.jar", "m"));
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("the manifest as a file of its own", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    put(zip, Manifest.FILE, changed("x.jar", Manifest.FILE));
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("a file that is too large to be", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    put(zip, Manifest.FILE, changed("\"bytes\":1", "\"bytes\":" + (ManagerLimits.PACKAGE_BYTES + 1)));
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }),
                new Trick("a manifest without end", ManagerRejection.PACKAGE_TOO_LARGE, zip -> {
                    put(zip, Manifest.FILE, " ".repeat(ManagerLimits.MANIFEST_BYTES + 1));
                    put(zip, Manifest.SIGNATURE_FILE, "signed");
                }));
    }

    private static Stream<Trick> contents() {
        return Stream.of(
                new Trick("a file is missing", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    head(zip, manifest(), DEVELOPER);
                    put(zip, "m", "");
                }),
                new Trick("files in another order", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    head(zip, manifest(), DEVELOPER);
                    put(zip, "d", "");
                    put(zip, "m", "");
                }),
                new Trick("a file more", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    head(zip, manifest(), DEVELOPER);
                    files(zip);
                    put(zip, "../../more", "more");
                }),
                new Trick("another content", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    head(zip, manifest(entry("x.jar", "x")), DEVELOPER);
                    files(zip);
                    put(zip, "x.jar", "y");
                }),
                new Trick("less content", ManagerRejection.PACKAGE_DAMAGED, zip -> {
                    head(zip, manifest(entry("x.jar", "x")), DEVELOPER);
                    files(zip);
                    put(zip, "x.jar", "");
                }));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void a_trick_is_refused_with_its_code(Trick trick) throws IOException {
        Path zip = folder.resolve("trick.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            trick.zip().write(out);
        }

        assertThat(code(unpack(zip))).isEqualTo(trick.code());
    }

    @Test
    void what_unfolds_to_more_than_it_says_is_read_one_byte_too_far_and_no_further() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            head(out, manifest(entry("x.jar", "x")), DEVELOPER);
            files(out);
            PackageWriter.put(out, "x.jar", Bytes.of(new byte[BOMB_BYTES]));
        }

        assertThat(code(unpack(zip))).isEqualTo(ManagerRejection.PACKAGE_DAMAGED);
        assertThat(Files.size(folder.resolve("bomb.zip.d/x.jar"))).isEqualTo(2);
    }

    /** Cut anywhere, or with a bit turned: never another content, never an exception. */
    @Test
    void a_package_that_was_damaged_on_its_way_is_refused_or_the_same() throws IOException {
        byte[] good = Files.readAllBytes(packed("good.zip", DEVELOPER));
        Manifest manifest = unpack(folder.resolve("good.zip")).orThrow();
        for (int at = 0; at < good.length; at += 11) {
            int place = at;
            for (Change change : List.<Change>of(each -> Arrays.copyOf(each, place), each -> {
                each[place] ^= 0x11;
                return each;
            })) {
                Path zip = folder.resolve("bad.zip");
                Files.write(zip, change.of(good.clone()));
                Path into = Files.createTempDirectory(folder, "bad");
                if (READER.unpack(zip, into) instanceof Decision.Accepted<Manifest>(Manifest found)) {
                    assertThat(found).isEqualTo(manifest);
                    assertThat(READER.check(into).isAccepted()).isTrue();
                }
            }
        }
    }

    @Test
    void a_package_that_is_too_large_is_not_even_opened() throws IOException {
        Path zip = folder.resolve("large.zip");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength(ManagerLimits.PACKAGE_BYTES + 1);
        }

        assertThat(code(unpack(zip))).isEqualTo(ManagerRejection.PACKAGE_TOO_LARGE);
    }
}
