package org.gridmarket.agent.energy.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.gridmarket.agent.settings.SettingsException;

/**
 * The door of a meter for the agent of the same home: a Unix socket in a folder that only its owner may enter, one line asked
 * and one line answered (ADR 18). Nobody on the network can reach it.
 */
final class MeterDoor implements AutoCloseable {
    /** Calls at a time; the agent makes one. */
    private static final int MOST_CALLS = 4;

    private static final int LONGEST_LINE = 512;
    private static final Logger LOG = System.getLogger(MeterDoor.class.getName());

    private final ServerSocketChannel server;
    private final Path path;
    private final UnaryOperator<String> answer;
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    private MeterDoor(ServerSocketChannel server, Path path, UnaryOperator<String> answer) {
        this.server = server;
        this.path = path;
        this.answer = answer;
    }

    /**
     * Opens the door.
     *
     * @param answer makes a line of a line; called by several threads
     */
    static MeterDoor open(Path path, UnaryOperator<String> answer) {
        try {
            Files.deleteIfExists(path); // of a meter that was stopped
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            MeterDoor door = new MeterDoor(server, path, answer);
            Thread.ofVirtual().name("door").start(door::accept);
            return door;
        } catch (IOException unusable) {
            throw new SettingsException("door " + path + " cannot be opened (" + unusable.getMessage()
                    + "); its folder must exist, and its path have at most 100 characters");
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                calls.acquire();
                SocketChannel caller = server.accept();
                Thread.ofVirtual().name("at the door").start(() -> serve(caller));
            } catch (IOException closed) {
                calls.release();
                LOG.log(Logger.Level.DEBUG, "door: {0}", closed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.US_ASCII),
                        LONGEST_LINE);
                OutputStream out = Channels.newOutputStream(caller)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((answer.apply(line) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException gone) {
            LOG.log(Logger.Level.DEBUG, "door: {0}", gone);
        } finally {
            calls.release();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            LOG.log(Logger.Level.DEBUG, "door {0} is not closed: {1}", path, stuck);
        }
    }
}
