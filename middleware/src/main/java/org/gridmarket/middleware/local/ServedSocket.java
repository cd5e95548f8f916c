package org.gridmarket.middleware.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.process.FatalErrors;

/**
 * A socket in the node's folder: its owner and its group may connect. So many at most are served at one time, and whoever keeps
 * the machine waiting for too long is cut within a second.
 */
public final class ServedSocket implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    private final Path path;
    private final Kind kind;
    private final Door door;
    private final ServerSocketChannel server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * What is served.
     *
     * @param name of its threads
     * @param whom for messages
     * @param most connections at one time
     */
    public record Kind(String name, String whom, int most) {}

    /** Whoever has connected. */
    public interface Connection {
        /**
         * Serves it in threads of its own.
         *
         * @param gone is run once, at its end
         */
        void start(Runnable gone);

        /** Whether it has kept the machine waiting for too long. */
        boolean isStuck();

        /** Ends it; from any thread. */
        void cut();
    }

    /** Who is served. */
    public interface Door {
        /** A connection that has not started; empty for one that is closed at once. */
        Optional<Connection> open(SocketChannel channel) throws IOException;
    }

    /** Serves from now on; a socket that a former life has left is replaced, since the folder's lock is held. */
    public ServedSocket(Path path, Kind kind, Door door, FatalErrors fatal) {
        this.path = path;
        this.kind = kind;
        this.door = door;
        try {
            Files.deleteIfExists(path);
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "cannot serve " + kind.whom() + " at " + path + "; its name may have at most 107 bytes", unusable);
        }
        fatal.vital(kind.name() + "-stuck", this::cutWhoIsStuck).start();
        fatal.vital(kind.name() + "-accept", this::accept).start();
    }

    private void cutWhoIsStuck() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                connections.stream().filter(Connection::isStuck).forEach(Connection::cut);
            }
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                serve(server.accept());
            }
        } catch (ClosedChannelException closed) {
            connections.forEach(Connection::cut);
        } catch (IOException broken) {
            throw new UncheckedIOException(kind.whom() + " cannot be served at " + path + " any more", broken);
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        Optional<Connection> connection =
                connections.size() < kind.most() ? door.open(channel) : Optional.empty(); // those that are served go on
        if (connection.isEmpty()) {
            channel.close();
            return;
        }
        Connection served = connection.get();
        connections.add(served);
        served.start(() -> connections.remove(served));
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot stop serving " + kind.whom() + " at " + path, unusable);
        }
    }
}
