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
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.net.ExtendedSocketOptions;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.process.FatalErrors;

/** The socket in the node's folder at which programs of this machine are served: its owner and its group may connect. */
public final class LocalSocket implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    private final Path path;
    private final NodeDaemon daemon;
    private final MachineProcesses processes;
    private final MachineClock clock;
    private final ServerSocketChannel server;
    private final Set<LocalConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger together = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Serves from now on; a socket that a former life has left is replaced, since the folder's lock is held. */
    public LocalSocket(
            Path path, NodeDaemon daemon, MachineProcesses processes, MachineClock clock, FatalErrors fatal) {
        this.path = path;
        this.daemon = daemon;
        this.processes = processes;
        this.clock = clock;
        try {
            Files.deleteIfExists(path);
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "cannot serve programs at " + path + "; its name may have at most 107 bytes", unusable);
        }
        fatal.vital("local-unread", this::cutWhoDoesNotRead).start();
        fatal.vital("local-accept", this::accept).start();
    }

    private void cutWhoDoesNotRead() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                connections.stream().filter(LocalConnection::isStuck).forEach(LocalConnection::cut);
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
            connections.forEach(LocalConnection::cut);
        } catch (IOException broken) {
            throw new UncheckedIOException("no more programs can be served at " + path, broken);
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        if (connections.size() >= MiddlewareLimits.CONNECTIONS) {
            channel.close(); // those that are served go on
            return;
        }
        String user;
        try {
            user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        } catch (IOException gone) { // by whoever connected and left at once
            channel.close();
            return;
        }
        LocalConnection connection = new LocalConnection(channel, peer(user), daemon, clock, together);
        connections.add(connection);
        connection.start(() -> connections.remove(connection));
    }

    private Peer peer(String connected) {
        return new Peer() {
            @Override
            public String user() {
                return connected;
            }

            @Override
            public Optional<String> ownerOf(long pid) {
                return processes.ownerOf(pid);
            }

            @Override
            public OptionalLong startOf(long pid) {
                return processes.startOf(pid);
            }
        };
    }

    /** Ends all connections; programs that are there connect to the next life. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot stop serving programs at " + path, unusable);
        }
    }
}
