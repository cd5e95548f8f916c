package org.gridmarket.middleware.actor;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.client.SubscriberMemory;
import org.gridmarket.discovery.local.Lines;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * An actor's connection to the daemon of its machine: announces each second what it has while it is well, and tells
 * differences of its application, each once over all daemons that come and go (rules 11 and 12). Without a daemon it is
 * blind; nothing is down.
 */
public final class DaemonWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DaemonWatch.class.getName());

    /** What one line of resumed services holds, each 300 bytes at most; with a margin below a line's bound. */
    private static final int RESUMED_A_LINE = DiscoveryLimits.REQUEST_BYTES / 600;

    private final Path socket;
    private final LocalRequest.Hello hello;
    private final LocalRequest.Announce announced;
    private final LocalRequest.Subscribe wanted;
    private final BooleanSupplier isWell;
    private final Consumer<Neighbours> listener;
    private final SubscriberMemory memory = new SubscriberMemory();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads;
    private volatile @Nullable SocketChannel channel;
    private boolean lostSaid;

    /**
     * Begins.
     *
     * @param socket of the daemon
     * @param actor what the actor is called on its machine
     * @param records what it has; of one application
     * @param isWell whether its main loop goes round
     * @param listener is told from one thread
     */
    public DaemonWatch(
            Path socket,
            String actor,
            List<ServiceRecord> records,
            BooleanSupplier isWell,
            Consumer<Neighbours> listener,
            FatalErrors fatal) {
        this.socket = socket;
        this.hello = new LocalRequest.Hello(actor, ProcessHandle.current().pid());
        this.announced = new LocalRequest.Announce(records);
        this.wanted = new LocalRequest.Subscribe(List.of(new LocalRequest.Wanted(
                LocalRequest.Field.APP, records.getFirst().app())));
        this.isWell = isWell;
        this.listener = listener;
        this.threads = List.of(
                fatal.vital("daemon-watch-" + actor, this::watch), fatal.vital("daemon-beat-" + actor, this::beat));
        threads.forEach(Thread::start);
    }

    private void watch() {
        do {
            try (SocketChannel opened = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                use(opened);
                say(hello);
                resume();
                say(announced);
                say(wanted);
                hear(new Lines(Channels.newInputStream(opened), DiscoveryLimits.ANSWER_BYTES));
            } catch (IOException away) {
                warn("no daemon at " + socket + ": " + away.getMessage());
            }
            use(null);
        } while (pause());
    }

    private void resume() throws IOException {
        Resumed resumed = memory.resumed();
        for (List<Resumed.Known> part : lines(resumed.told())) {
            say(new LocalRequest.Resume(part, List.of()));
        }
        for (List<Resumed.Floor> part : lines(resumed.floors())) {
            say(new LocalRequest.Resume(List.of(), part));
        }
    }

    /** As much as one line holds, and the next. */
    private static <T> List<List<T>> lines(List<T> all) {
        List<List<T>> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i += RESUMED_A_LINE) {
            lines.add(all.subList(i, Math.min(all.size(), i + RESUMED_A_LINE)));
        }
        return lines;
    }

    private void hear(Lines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            switch (LocalAnswer.read(line)) {
                case LocalAnswer.Greeted greeted -> {
                    lostSaid = false;
                    listener.accept(new Neighbours.Here(greeted.node()));
                }
                case LocalAnswer.Told told -> {
                    memory.hear(told.tell());
                    listener.accept(new Neighbours.Told(told.tell()));
                }
                case LocalAnswer.Announced announcedNow -> listener.accept(new Neighbours.Heard());
                case LocalAnswer.Refused refused ->
                    warn("the daemon refuses: " + refused.code() + ": " + refused.detail());
                case LocalAnswer other -> LOG.log(Level.TRACE, "{0}", other);
            }
        }
    }

    private void warn(String what) {
        boolean known = lostSaid || closing.getCount() == 0;
        LOG.log(
                known ? Level.DEBUG : Level.WARNING,
                "actor {0}: {1}; it is tried again each second",
                hello.actor(),
                what);
        lostSaid = true;
    }

    /** What is announced is a sign of life as well. */
    private void beat() {
        while (pause()) {
            try {
                if (isWell.getAsBoolean()) {
                    say(announced);
                }
            } catch (IOException away) {
                LOG.log(Level.DEBUG, "the daemon at {0} is gone: {1}", socket, away.getMessage());
            }
        }
    }

    private boolean pause() {
        try {
            return !closing.await(DiscoveryTimes.ACTOR_BEAT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void use(@Nullable SocketChannel opened) {
        channel = closing.getCount() == 0 ? null : opened;
    }

    /** To nobody while there is no daemon. */
    private synchronized void say(LocalRequest request) throws IOException {
        SocketChannel to = channel;
        ByteBuffer line = StandardCharsets.UTF_8.encode(LocalRequest.write(request) + "\n");
        while (to != null && line.hasRemaining()) {
            to.write(line);
        }
    }

    /** Takes all back: others are told {@code RETRACTED} at once. A daemon that reads nothing is not waited for. */
    @Override
    public void close() {
        Thread goodbye = Thread.ofVirtual().name("daemon-goodbye").start(this::leave);
        try {
            goodbye.join(DiscoveryTimes.ACTOR_BEAT_MILLIS);
            closing.countDown();
            SocketChannel open = channel;
            if (open != null) {
                open.close(); // ends whoever still writes or reads
            }
            for (Thread thread : threads) {
                thread.join(DiscoveryTimes.ACTOR_BEAT_MILLIS);
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "the daemon at {0} is gone: {1}", socket, gone.getMessage());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            say(new LocalRequest.Goodbye());
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "the daemon at {0} is gone: {1}", socket, gone.getMessage());
        }
    }
}
