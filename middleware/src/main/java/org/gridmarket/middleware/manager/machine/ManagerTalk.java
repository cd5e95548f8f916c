package org.gridmarket.middleware.manager.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.local.ServedSocket;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.SignedOrder;
import org.gridmarket.middleware.manager.local.ManagerAnswer;
import org.gridmarket.middleware.manager.local.ManagerRequest;
import org.gridmarket.middleware.manager.packages.FileHash;

/** One question and its answer. A package is believed by the hash in its signed order, and received by one talk at a time. */
final class ManagerTalk implements ServedSocket.Connection {
    private static final Logger LOG = System.getLogger(ManagerTalk.class.getName());
    private static final int PIECE_BYTES = 65_536;

    private final SocketChannel channel;
    private final ManagedApplications manager;
    private final Semaphore installing;
    private final MachineClock clock;
    private volatile long lastMillis;

    /** When its package has to be here; far away while none comes. */
    private volatile long packageUntilMillis = Long.MAX_VALUE;

    ManagerTalk(SocketChannel channel, ManagedApplications manager, Semaphore installing, MachineClock clock) {
        this.channel = channel;
        this.manager = manager;
        this.installing = installing;
        this.clock = clock;
        this.lastMillis = clock.monotonicMillis();
    }

    @Override
    public void start(Runnable gone) {
        Thread.ofVirtual().name("applications-answer").start(() -> {
            try {
                answer();
            } catch (IOException left) {
                LOG.log(Level.DEBUG, "whoever asked is gone: " + left);
            } finally {
                gone.run();
                cut();
            }
        });
    }

    /** Whether nothing was said or read for too long, or a package comes so slowly that it keeps others from theirs. */
    @Override
    public boolean isStuck() {
        long now = clock.monotonicMillis();
        return now - lastMillis > ManagerLimits.SILENT_MILLIS || now > packageUntilMillis;
    }

    @Override
    public void cut() {
        try {
            channel.close();
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "a connection does not close: " + unusable);
        }
    }

    /** Reads the question and answers it. */
    private void answer() throws IOException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            return;
        }
        ManagerRequest request;
        try {
            request = ManagerRequest.read(line.get());
        } catch (MalformedException | IllegalArgumentException malformed) {
            refuse(ManagerRejection.MALFORMED, String.valueOf(malformed.getMessage()));
            return;
        }
        switch (request) {
            case ManagerRequest.Install install -> install(install.order(), install.bytes());
            case ManagerRequest.Give give -> say(told(manager.take(give.order())));
            case ManagerRequest.Status status -> say(new ManagerAnswer.Standing(manager.node(), manager.view()));
            case ManagerRequest.Log log -> {
                Optional<Bytes> end = manager.log(log.actor());
                if (end.isPresent()) {
                    say(new ManagerAnswer.LogEnd(end.get()));
                } else {
                    refuse(ManagerRejection.NOT_INSTALLED, "no actor " + log.actor() + " was started here");
                }
            }
        }
    }

    private void install(SignedOrder order, long bytes) throws IOException {
        if (manager.wouldTake(order) instanceof Decision.Rejected<Orders>(var reason)) {
            say(ManagerAnswer.Refused.of(reason));
        } else if (bytes < 0 || bytes > ManagerLimits.PACKAGE_BYTES) {
            refuse(ManagerRejection.PACKAGE_TOO_LARGE, bytes + " bytes; at most " + ManagerLimits.PACKAGE_BYTES);
        } else if (!installing.tryAcquire()) {
            refuse(ManagerRejection.BUSY, "another package is being received");
        } else {
            say(installed(order, bytes));
        }
    }

    private ManagerAnswer installed(SignedOrder order, long bytes) throws IOException {
        Path file = manager.folder().newFile();
        packageUntilMillis = clock.monotonicMillis() + ManagerLimits.PACKAGE_MILLIS;
        try {
            say(new ManagerAnswer.Send());
            return received(order, bytes, file);
        } finally {
            packageUntilMillis = Long.MAX_VALUE;
            try {
                manager.folder().drop(file);
            } finally {
                installing.release();
            }
        }
    }

    private ManagerAnswer received(SignedOrder order, long bytes, Path file) throws IOException {
        Optional<IOException> full = receive(bytes, file);
        if (full.isPresent()) {
            return refusal(ManagerRejection.DISK, String.valueOf(full.get().getMessage()));
        }
        try {
            Bytes hash = FileHash.of(file).hash();
            if (!hash.equals(order.order().packageHash())) {
                return refusal(
                        ManagerRejection.PACKAGE_DAMAGED,
                        "what came is " + hash + ", the order is for "
                                + order.order().packageHash());
            }
            return told(
                    switch (manager.folder().unpack(file)) {
                        case Decision.Accepted<ManagerFolder.Unpacked>(ManagerFolder.Unpacked unpacked) ->
                            manager.take(order, unpacked);
                        case Decision.Rejected<ManagerFolder.Unpacked>(var reason) -> new Decision.Rejected<>(reason);
                    });
        } catch (IOException | UncheckedIOException damaged) {
            return refusal(ManagerRejection.DISK, String.valueOf(damaged.getMessage()));
        }
    }

    /** Reads all of it, also when the disk takes no more: whoever sends hears an answer only then. */
    private Optional<IOException> receive(long bytes, Path file) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        Optional<IOException> full = written(file, piece); // a package of no bytes is a file as well
        for (long left = bytes; left > 0; left -= piece.position()) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, left));
            if (channel.read(piece) < 0) {
                throw new IOException("the package ended " + left + " bytes too soon");
            }
            lastMillis = clock.monotonicMillis();
            if (full.isEmpty()) {
                full = written(file, piece);
            }
        }
        return full;
    }

    private static Optional<IOException> written(Path file, ByteBuffer piece) {
        try (SeekableByteChannel out =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer read = piece.duplicate().flip();
            while (read.hasRemaining()) {
                out.write(read);
            }
            return Optional.empty();
        } catch (IOException full) {
            return Optional.of(full);
        }
    }

    /** Byte by byte: what comes behind it is a package. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (line.size() <= PIECE_BYTES) {
            one.clear();
            if (channel.read(one) < 0) {
                return Optional.empty();
            }
            if (one.get(0) == '\n') {
                lastMillis = clock.monotonicMillis();
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(one.get(0));
        }
        refuse(ManagerRejection.MALFORMED, "a question has at most " + PIECE_BYTES + " bytes");
        return Optional.empty();
    }

    private static ManagerAnswer told(Decision<Long> decision) {
        return switch (decision) {
            case Decision.Accepted<Long>(Long number) -> new ManagerAnswer.Taken(number);
            case Decision.Rejected<Long>(var reason) -> ManagerAnswer.Refused.of(reason);
        };
    }

    private void refuse(ManagerRejection code, String detail) throws IOException {
        say(refusal(code, detail));
    }

    private static ManagerAnswer refusal(ManagerRejection code, String detail) {
        return new ManagerAnswer.Refused(code.name(), detail);
    }

    private void say(ManagerAnswer answer) throws IOException {
        OutputStream out = Channels.newOutputStream(channel);
        out.write((ManagerAnswer.write(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        lastMillis = clock.monotonicMillis();
    }
}
