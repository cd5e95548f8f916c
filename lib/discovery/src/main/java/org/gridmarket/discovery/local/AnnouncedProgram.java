package org.gridmarket.discovery.local;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a program offers announced at the daemon of its machine, as long as the program is well, and connects again whenever
 * the daemon does (rule 12). The program lives without a daemon as well: it is only not found by others.
 */
public final class AnnouncedProgram implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AnnouncedProgram.class.getName());

    /** How late a change of a card is handed on. */
    private static final long LOOK_MILLIS = 250;

    private final Path socket;
    private final String actor;
    private final Function<NodeId, List<ServiceRecord>> records;
    private final BooleanSupplier isWell;
    private final @Nullable Heard heard;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean lostSaid;

    /** Who hears what the daemon knows of all nodes; called from one thread. */
    public interface Heard {
        /** A card or a list of denials that is new. */
        void card(Message message);

        /** What the daemon says of all nodes and itself, each second. */
        void status(NodeConnection.Status status);
    }

    /**
     * Begins, for a program that hears of others as well.
     *
     * @param socket of the daemon
     * @param actor the program's name
     * @param records what it offers now, at that node; asked each second
     * @param isWell whether its own main loop goes round: while it does not, nothing is said, and it is told silent after 3 s
     */
    public AnnouncedProgram(
            Path socket,
            String actor,
            Function<NodeId, List<ServiceRecord>> records,
            BooleanSupplier isWell,
            @Nullable Heard heard) {
        this.socket = socket;
        this.actor = actor;
        this.records = records;
        this.isWell = isWell;
        this.heard = heard;
        this.thread = Thread.ofPlatform().name("announces-" + actor).daemon().start(this::run);
    }

    /** The same for a program that asks nothing of others. */
    public AnnouncedProgram(
            Path socket, String actor, Function<NodeId, List<ServiceRecord>> records, BooleanSupplier isWell) {
        this(socket, actor, records, isWell, null);
    }

    private void run() {
        do {
            try (NodeConnection connection = new NodeConnection(socket)) {
                NodeId node = connection.hello(actor, ProcessHandle.current().pid());
                LOG.log(Level.INFO, "announced at the daemon {0}", socket);
                lostSaid = false;
                serve(connection, node);
            } catch (UncheckedIOException away) {
                say(String.valueOf(away.getMessage()));
            } catch (NodeConnection.RefusedException refused) {
                say("the daemon at " + socket + " refuses: " + refused.getMessage());
            }
        } while (pause(DiscoveryTimes.ACTOR_BEAT_MILLIS));
    }

    private void say(String what) {
        LOG.log(lostSaid ? Level.DEBUG : Level.WARNING, "{0}; it is tried again each second", what);
        lostSaid = true;
    }

    private void serve(NodeConnection connection, NodeId node) {
        long lookMillis = heard == null ? DiscoveryTimes.ACTOR_BEAT_MILLIS : LOOK_MILLIS;
        long rounds = DiscoveryTimes.ACTOR_BEAT_MILLIS / lookMillis;
        for (long round = 0; ; round++) {
            boolean beat = round % rounds == 0;
            if (beat && isWell.getAsBoolean()) {
                connection.announce(records.apply(node));
            }
            if (heard != null) {
                connection.cards().forEach(heard::card);
                if (beat) {
                    heard.status(connection.status());
                }
            }
            if (!pause(lookMillis)) {
                connection.goodbye();
                return;
            }
        }
    }

    private boolean pause(long millis) {
        try {
            return !closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes all back, and ends. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(DiscoveryTimes.ACTOR_BEAT_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
