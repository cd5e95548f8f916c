package org.gridmarket.middleware.local;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.local.Lines;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.NodeDaemon;

/**
 * The two threads of one connection: one reads a line, has it answered by the daemon's thread and only then reads the next, so
 * that at most one line of each program waits; the other writes. The end of either ends the connection, after what waits has
 * been written.
 */
final class LocalConnection implements ServedSocket.Connection {
    private static final Logger LOG = System.getLogger(LocalConnection.class.getName());

    private final SocketChannel channel;
    private final NodeDaemon daemon;
    private final MachineClock clock;
    private final Outgoing outgoing;
    private final LocalSession session;

    LocalConnection(SocketChannel channel, Peer peer, NodeDaemon daemon, MachineClock clock, AtomicInteger together) {
        this.channel = channel;
        this.daemon = daemon;
        this.clock = clock;
        this.outgoing = new Outgoing(together);
        this.session = new LocalSession(peer, outgoing::put);
    }

    /** @param ended is run once, when the daemon's thread knows that the connection is gone */
    @Override
    public void start(Runnable ended) {
        Thread.ofVirtual().name("local-write").start(this::write);
        Thread.ofVirtual().name("local-read").start(() -> {
            try {
                read();
            } finally {
                outgoing.end(); // the last answer is still written, and the writer then cuts the connection
                leave(ended);
            }
        });
    }

    private void leave(Runnable ended) {
        try {
            daemon.with(now -> {
                        session.closed(now);
                        return true;
                    })
                    .get();
        } catch (ExecutionException daemonEnded) {
            LOG.log(Level.DEBUG, "the daemon ended before the connection: " + daemonEnded);
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private void read() {
        Lines lines = new Lines(Channels.newInputStream(channel), DiscoveryLimits.REQUEST_BYTES);
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
                Decision<LocalRequest> request = LocalRequest.read(line);
                daemon.with(now -> {
                            switch (request) {
                                case Decision.Accepted<LocalRequest>(LocalRequest asked) -> session.answer(asked, now);
                                case Decision.Rejected<LocalRequest>(var reason) ->
                                    outgoing.put(LocalAnswer.Refused.of(reason));
                            }
                            return true;
                        })
                        .get();
            }
        } catch (Lines.TooLongException tooLong) {
            outgoing.put(
                    new LocalAnswer.Refused(DiscoveryRejection.TOO_LARGE.name(), String.valueOf(tooLong.getMessage())));
        } catch (IOException | ExecutionException over) {
            LOG.log(Level.DEBUG, "a program's connection ended: " + over);
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (LocalAnswer answer = outgoing.next(); answer != null; answer = outgoing.next()) {
                ByteBuffer line = StandardCharsets.UTF_8.encode(LocalAnswer.write(answer) + "\n");
                outgoing.writes(clock.monotonicMillis());
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            }
        } catch (IOException over) {
            LOG.log(Level.DEBUG, "a program reads no more: " + over);
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    /** Whether it has not read for too long. */
    @Override
    public boolean isStuck() {
        return outgoing.isStuck(clock.monotonicMillis());
    }

    /** Ends both threads. */
    @Override
    public void cut() {
        outgoing.close();
        try {
            channel.close();
        } catch (IOException unusable) {
            LOG.log(Level.WARNING, "a program's connection does not close: " + unusable);
        }
    }
}
