package org.gridmarket.middleware.manager.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gridmarket.discovery.local.Lines;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Order;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.SignedOrder;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.local.ActorView;
import org.gridmarket.middleware.manager.local.ApplicationView;
import org.gridmarket.middleware.manager.local.ManagerAnswer;
import org.gridmarket.middleware.manager.local.ManagerConnection;
import org.gridmarket.middleware.manager.local.ManagerRequest;
import org.gridmarket.middleware.manager.packages.FileHash;
import org.gridmarket.middleware.manager.packages.MachineSetting;
import org.gridmarket.middleware.manager.packages.PackageWriter;
import org.gridmarket.process.FatalErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every code has a witness, over the socket; and whatever was refused, nothing has changed. */
@Timeout(60)
class ManagerRejectionsTest {
    private static final String MODEL = "app Blink { component Lamp { } device Radio { } "
            + "actor House { { lamp : Lamp; } } actor Small { uses { mem 10 mb; } { lamp : Lamp; } } "
            + "actor Big { uses { mem 3000 mb; } { lamp : Lamp; } } actor Mast { { radio : Radio; } } }";

    private final AccountKeyPair owner = AccountKeyPair.generate(new SecureRandom());
    private final AccountKeyPair stranger = AccountKeyPair.generate(new SecureRandom());
    private final FatalErrors fatal = new FatalErrors();

    @TempDir
    private Path folder;

    private volatile long aheadMillis;
    private ManagerConnection node = new ManagerConnection(Path.of("none"));
    private List<AutoCloseable> open = List.of();

    @BeforeEach
    void start() {
        start(Set.of(owner));
    }

    private void start(Set<AccountKeyPair> keys) {
        Orders.Trust trust = new Orders.Trust(
                keys.stream().map(AccountKeyPair::publicKey).collect(Collectors.toSet()), new PinnedEd25519());
        MachineSetting machine = new MachineSetting(
                "one", "127.0.0.1", folder.resolve("node.sock"), Set.of("Relay"), 4096L * 1024 * 1024);
        ManagedApplications manager =
                new ManagedApplications(folder.resolve("apps"), trust, machine, MachineClock.SYSTEM, fatal);
        MachineClock ahead = new MachineClock() {
            @Override
            public long monotonicMillis() {
                return SYSTEM.monotonicMillis() + aheadMillis;
            }

            @Override
            public long wallMillis() {
                return SYSTEM.wallMillis() + aheadMillis;
            }
        };
        ManagerSocket socket = new ManagerSocket(ManagerSocket.of(folder), manager, ahead, fatal);
        node = new ManagerConnection(ManagerSocket.of(folder));
        open = List.of(socket, manager);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        assertThat(fatal.failure()).isEmpty();
    }

    private Path packed(String application, String model, String deployment) throws IOException {
        Path file = folder.resolve("package.zip");
        PackageWriter.write(
                file,
                application,
                Files.writeString(folder.resolve("a.riaps"), model),
                Files.writeString(folder.resolve("a.depl"), deployment),
                List.of(Files.writeString(folder.resolve("a.jar"), "code")),
                owner);
        return file;
    }

    private SignedOrder order(String application, long number, Path file, WantedState wanted) throws IOException {
        return new Order(application, number, FileHash.of(file).hash(), wanted).sign(owner);
    }

    private long install(long number, Path file) throws IOException {
        return node.install(order("Blink", number, file, WantedState.INSTALLED), file);
    }

    private Path placed(String actor) throws IOException {
        return packed("Blink", MODEL, "app Blink { on (one) " + actor + "; }");
    }

    private long install(String actor) throws IOException {
        return install(2, placed(actor));
    }

    /** The code with which something is refused; nothing of it may be left. */
    private ManagerRejection refused(Callable<Long> asked) throws Exception {
        List<ApplicationView> before = node.status().applications();
        try {
            throw new AssertionError("it was taken: " + asked.call());
        } catch (ManagerConnection.RefusedException refused) {
            assertThat(node.status().applications()).isEqualTo(before);
            try (var coming = Files.list(folder.resolve("apps/coming"))) {
                assertThat(coming).isEmpty();
            }
            return ManagerRejection.valueOf(refused.code());
        }
    }

    @Test
    void every_code_has_a_witness_and_changes_nothing() throws Exception {
        Path good = placed("House");
        assertThat(install(1, good)).isOne();
        Path other = Files.copy(good, folder.resolve("other.zip"));
        Order halt = new Order("Blink", 2, Bytes.of(new byte[32]), WantedState.HALTED);

        EnumSet<ManagerRejection> seen = EnumSet.of(
                refused(() -> node.install(order("Blink", 2, placed("Big"), WantedState.INSTALLED), other)),
                refused(() -> node.give(halt.sign(stranger))),
                refused(() -> node.give(new SignedOrder(
                        halt,
                        owner.publicKey(),
                        order("Blink", 2, good, WantedState.HALTED).signature()))),
                refused(() -> install(1, placed("Small"))),
                refused(() -> node.give(halt.sign(owner))),
                refused(() -> node.log(new ActorId("Blink", "House", 1)).length() * 1L),
                refused(() -> install(2, packed("Blink", "app Blink {", "app Blink { on all House; }"))),
                refused(() -> install("Nobody")),
                refused(() -> install(2, packed("Blink", MODEL, "app Blink { on (two) House; }"))),
                refused(() -> install("Mast")),
                refused(() -> install("Small")),
                refused(() -> install("Big, Big")));
        seen.add(refused(() -> install(2, large())));
        seen.add(refused(() -> unsigned()));
        seen.add(refused(() -> unreadable()));
        seen.add(refused(() -> whileAnotherInstalls(other)));
        seen.add(refused(() -> withoutDisk(other)));
        for (int i = 1; i < ManagerLimits.APPLICATIONS; i++) {
            Path more = packed("Blink" + i, named(i), "app Blink" + i + " { on (one) Tiny; }");
            node.install(order("Blink" + i, 1, more, WantedState.INSTALLED), more);
        }
        seen.add(refused(() -> {
            Path more = packed("Blink99", named(99), "app Blink99 { on (one) Tiny; }");
            return node.install(order("Blink99", 1, more, WantedState.INSTALLED), more);
        }));

        assertThat(seen).containsExactlyInAnyOrder(ManagerRejection.values());
    }

    private static String named(int number) {
        return "app Blink" + number + " { component Lamp { } actor Tiny { uses { mem 112 mb; } { lamp : Lamp; } } }";
    }

    private Path large() throws IOException {
        Path file = folder.resolve("large.zip");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ManagerLimits.PACKAGE_BYTES + 1);
        }
        return file;
    }

    private long unsigned() throws IOException {
        Path file = placed("House");
        Path changed = folder.resolve("changed.zip");
        try (var from = new ZipInputStream(Files.newInputStream(file));
                var to = new ZipOutputStream(Files.newOutputStream(changed))) {
            to.putNextEntry(new ZipEntry(from.getNextEntry().getName()));
            from.transferTo(to);
        }
        return install(2, changed);
    }

    private long unreadable() throws IOException {
        return raw("install everything\n");
    }

    /** Says something, and is answered. */
    private long raw(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(ManagerSocket.of(folder)))) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            String answer = new Lines(Channels.newInputStream(channel), ManagerLimits.LINE_BYTES).next();
            return answered(ManagerAnswer.read(String.valueOf(answer)));
        }
    }

    private static long answered(ManagerAnswer answer) {
        throw new ManagerConnection.RefusedException((ManagerAnswer.Refused) answer);
    }

    private long whileAnotherInstalls(Path file) throws IOException {
        try (SocketChannel slow = SocketChannel.open(UnixDomainSocketAddress.of(ManagerSocket.of(folder)))) {
            String line =
                    ManagerRequest.write(new ManagerRequest.Install(order("Blink", 2, file, WantedState.INSTALLED), 5))
                            + "\n";
            slow.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            Lines lines = new Lines(Channels.newInputStream(slow), ManagerLimits.LINE_BYTES);
            lines.next(); // it may send, and does not
            try {
                return install(2, file);
            } finally {
                slow.shutdownOutput();
                lines.next(); // what it left is thrown away
            }
        }
    }

    @Test
    void who_sends_a_package_byte_by_byte_does_not_keep_others_from_theirs() throws Exception {
        Path good = placed("House");
        SignedOrder order = order("Blink", 1, good, WantedState.INSTALLED);
        try (SocketChannel slow = SocketChannel.open(UnixDomainSocketAddress.of(ManagerSocket.of(folder)))) {
            String line = ManagerRequest.write(new ManagerRequest.Install(order, Files.size(good))) + "\n";
            slow.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            Lines lines = new Lines(Channels.newInputStream(slow), ManagerLimits.LINE_BYTES);
            assertThat(ManagerAnswer.read(String.valueOf(lines.next()))).isInstanceOf(ManagerAnswer.Send.class);
            for (long waited = 0; waited <= ManagerLimits.PACKAGE_MILLIS; waited += ManagerLimits.SILENT_MILLIS / 10) {
                aheadMillis = waited; // never silent for long
                slow.write(ByteBuffer.wrap(new byte[1]));
            }
            assertThat(lines.next()).isNull(); // it is cut
        }

        assertThat(install(1, good)).isOne();
    }

    @Test
    void an_actor_that_cannot_be_started_says_why_and_ends_like_one_that_has_ended() throws Exception {
        Path good = placed("House");
        install(1, good);
        Files.writeString(Files.createDirectories(folder.resolve("apps/run")).resolve("Blink"), "in the way");

        node.give(order("Blink", 2, good, WantedState.LAUNCHED));

        List<ActorView> actors = List.of();
        while (actors.isEmpty() || actors.getFirst().lastEnd().isEmpty()) {
            actors = node.status().applications().getFirst().actors();
            assertThat(new CountDownLatch(1).await(ManagerLimits.LOOK_MILLIS, TimeUnit.MILLISECONDS))
                    .isFalse();
        }
        assertThat(actors.getFirst().lastEnd()).startsWith("not started: ");
    }

    private long withoutDisk(Path file) throws IOException {
        Path coming = folder.resolve("apps/coming");
        Path away = folder.resolve("away");
        Files.move(coming, away);
        try {
            return install(2, file);
        } finally {
            Files.move(away, coming);
        }
    }

    @Test
    void what_was_taken_is_there_after_a_restart_and_not_run_when_its_signer_is_believed_no_more() throws Exception {
        Path good = placed("House");
        install(1, good);
        List<ApplicationView> before = node.status().applications();

        close();
        start(Set.of(owner));
        assertThat(node.status().applications()).isEqualTo(before);

        close();
        start(Set.of(stranger));
        assertThat(node.status().applications().getFirst().refusal()).contains("SIGNER_NOT_ALLOWED");
    }

    @Test
    void a_package_that_changes_on_the_disk_is_found_out() throws Exception {
        Path good = placed("House");
        install(1, good);
        close();
        Path kept =
                folder.resolve("apps/packages").resolve(FileHash.of(good).hash().toHex());
        Files.writeString(kept.resolve("a.jar"), "edoc");

        start(Set.of(owner));

        assertThat(node.status().applications().getFirst().refusal()).contains("PACKAGE_DAMAGED");
    }

    @Test
    void a_package_that_no_order_names_any_more_leaves_the_disk() throws Exception {
        Path good = placed("House");
        install(1, good);
        assertThat(node.give(order("Blink", 2, good, WantedState.REMOVED))).isEqualTo(2);
        close();

        try (var packages = Files.list(folder.resolve("apps/packages"))) {
            assertThat(packages).isEmpty();
        }
        start(Set.of(owner));
        assertThat(refused(() -> install(2, placed("House")))).isEqualTo(ManagerRejection.NUMBER_OLD);
    }
}
