package org.gridmarket.middleware.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.net.ExtendedSocketOptions;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.process.FatalErrors;

/** The socket in the node's folder at which programs of this machine are served: its owner and its group may connect. */
public final class LocalSocket implements AutoCloseable {
    private static final ServedSocket.Kind KIND =
            new ServedSocket.Kind("local", "programs", MiddlewareLimits.CONNECTIONS);

    private final ServedSocket socket;

    /** Serves from now on; a socket that a former life has left is replaced, since the folder's lock is held. */
    public LocalSocket(
            Path path, NodeDaemon daemon, MachineProcesses processes, MachineClock clock, FatalErrors fatal) {
        AtomicInteger together = new AtomicInteger();
        ServedSocket.Door door = channel -> {
            String user;
            try {
                user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED)
                        .user()
                        .getName();
            } catch (IOException gone) { // by whoever connected and left at once
                return Optional.empty();
            }
            return Optional.of(new LocalConnection(channel, peer(user, processes), daemon, clock, together));
        };
        this.socket = new ServedSocket(path, KIND, door, fatal);
    }

    private static Peer peer(String connected, MachineProcesses processes) {
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
        socket.close();
    }
}
