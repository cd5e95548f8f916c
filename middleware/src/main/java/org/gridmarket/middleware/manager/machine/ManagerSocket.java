package org.gridmarket.middleware.manager.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.local.ServedSocket;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.process.FatalErrors;

/**
 * The socket in the node's folder at which people of this machine ask its application manager: its owner and its group may
 * connect. Whoever connects can look; what changes something is signed.
 */
public final class ManagerSocket implements AutoCloseable {
    private static final ServedSocket.Kind KIND =
            new ServedSocket.Kind("applications", "questions about applications", ManagerLimits.CONNECTIONS);

    private final ServedSocket socket;

    /** Serves from now on; a socket that a former life has left is replaced, since the node's lock is held. */
    public ManagerSocket(Path path, ManagedApplications manager, MachineClock clock, FatalErrors fatal) {
        Semaphore installing = new Semaphore(1);
        this.socket = new ServedSocket(
                path, KIND, channel -> Optional.of(new ManagerTalk(channel, manager, installing, clock)), fatal);
    }

    /** In a node's folder. */
    public static Path of(Path node) {
        return node.resolve("apps.sock");
    }

    @Override
    public void close() {
        socket.close();
    }
}
