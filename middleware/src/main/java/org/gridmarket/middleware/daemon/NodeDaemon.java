package org.gridmarket.middleware.daemon;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.local.DaemonView;
import org.gridmarket.discovery.protocol.Alarm;
import org.gridmarket.discovery.protocol.DiscoveryNode;
import org.gridmarket.discovery.protocol.KeptActor;
import org.gridmarket.discovery.protocol.KeptHead;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.NodeSetting;
import org.gridmarket.discovery.protocol.Outside;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.NodeRejection;
import org.gridmarket.middleware.disk.NodeFolder;
import org.gridmarket.middleware.disk.RememberedDenials;
import org.gridmarket.middleware.wires.Wires;
import org.gridmarket.process.FatalErrors;

/**
 * The daemon of a node: one thread runs the protocol, and network, disk, clock and programs of this machine hand it what they
 * have. What the disk says of withdrawn certificates is read before anybody is believed, and before a link is opened.
 */
public final class NodeDaemon implements AutoCloseable {
    private static final Logger LOG = System.getLogger(NodeDaemon.class.getName());

    private final Inbox inbox = new Inbox();
    private final MachineClock clock;
    private final NodeFolder folder;
    private final HeadCheck judge;
    private final NodeIdentity identity;
    private final NodeSetting setting;
    private final long sinceMillis;
    private final Links links;
    private final DiscoveryNode node;
    private final Suspension suspension;
    private final Thread loop;
    private final Map<Long, Consumer<Tell>> subscribers = new HashMap<>();
    private final Map<RejectionCode, Long> refused = new HashMap<>();
    private final Map<Alarm, Long> alarms = new EnumMap<>(Alarm.class);
    private final WithdrawnNodes withdrawn;
    private long lastSubscriber;
    private volatile boolean retracting;

    /**
     * Begins a life: its incarnation is on the disk when this returns. Nothing is sent or heard before {@link #start}.
     *
     * @param wires the links that are opened; the trunk only for a bridge
     */
    public NodeDaemon(
            DaemonSetting setting,
            NodeFolder folder,
            Map<Link, Wires> wires,
            MachineClock clock,
            RandomGenerator random,
            FatalErrors fatal) {
        this.clock = clock;
        this.identity = setting.signer().identity();
        this.folder = folder;
        this.setting = setting.node();
        this.sinceMillis = clock.monotonicMillis();
        DenialBook book = folder.denials(setting.authority());
        this.withdrawn = setting.withdrawn();
        withdrawn.set(book.lists());
        Authority authority = new RememberedDenials(setting.authority(), folder, book);
        this.judge = new HeadCheck(
                authority, setting.signatures(), book, setting.node().site(), setting.admits());
        this.links = new Links(wires);
        this.suspension = new Suspension(clock);
        this.node = new DiscoveryNode(
                setting.node(),
                setting.signer(),
                judge,
                setting.processes(),
                folder.kept(),
                random,
                new Effects(),
                clock.monotonicMillis());
        this.loop = fatal.vital("discovery", this::run);
    }

    /** Opens the links and begins. */
    public void start() {
        loop.start();
        links.open(inbox, node, clock::monotonicMillis);
    }

    private void run() {
        try {
            while (!inbox.isOver()) {
                Runnable work = inbox.take(Math.max(1, node.dueMillis() - clock.monotonicMillis()));
                if (suspension.isOver(clock)) {
                    node.resumed(
                            clock.monotonicMillis()); // before anything that is done in the name of the life before
                }
                if (work != null) {
                    work.run();
                }
                if (clock.monotonicMillis() >= node.dueMillis()) {
                    node.tick(clock.monotonicMillis());
                }
                if (withdrawn.set(judge.denials().lists())) {
                    links.admitAnew();
                }
            }
            if (retracting) {
                node.retractAll(clock.monotonicMillis());
            }
            node.keepHeads();
        } catch (InterruptedException nobodyMay) {
            throw new IllegalStateException("the daemon's thread was interrupted", nobodyMay);
        }
    }

    /**
     * Has something done with the protocol by the daemon's thread; what is thrown there is a bug and ends the daemon.
     *
     * @throws IllegalStateException when the daemon has ended
     */
    public <T> CompletableFuture<T> with(Function<Session, T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        boolean taken = inbox.add(() -> result.complete(work.apply(new Session(clock.monotonicMillis()))));
        if (!taken) {
            result.completeExceptionally(new IllegalStateException("the daemon has ended"));
        }
        return result;
    }

    /** The protocol at one moment; for the daemon's thread, while it does one thing. */
    public final class Session {
        private final long nowMillis;

        private Session(long nowMillis) {
            this.nowMillis = nowMillis;
        }

        public DiscoveryNode node() {
            return node;
        }

        /** Who this node is. */
        public NodeId nodeId() {
            return identity.node();
        }

        /** Of the monotonic clock, ms. */
        public long nowMillis() {
            return nowMillis;
        }

        /**
         * Whoever listens is told from now on, under the number that is returned; by the daemon's thread, so it notes what it
         * hears and returns. {@link NodeRejection#TOO_MANY} when it has as many subscribers as it bears.
         */
        public Decision<Long> subscribe(Predicate<ServiceRecord> match, Resumed resumed, Consumer<Tell> listener) {
            if (subscribers.size() >= DiscoveryLimits.SUBSCRIBERS) {
                return Decision.reject(
                        NodeRejection.TOO_MANY, "middleware, Local interface", subscribers.size() + " subscribers");
            }
            long subscriber = ++lastSubscriber;
            subscribers.put(subscriber, listener);
            node.subscribe(subscriber, match, resumed, nowMillis);
            return Decision.accept(subscriber);
        }

        public void unsubscribe(long subscriber) {
            node.unsubscribe(subscriber);
            subscribers.remove(subscriber);
        }

        /** An organisation's list, brought by an operator; it is on the disk before anybody is told. */
        public Decision<DenialList> deny(Bytes list) {
            Decision<DenialList> read = judge.authority().denials(list);
            if (read instanceof Decision.Accepted<DenialList>(DenialList newer)) {
                node.deny(newer, nowMillis);
            }
            return read;
        }

        /** The newest list of each organisation that has withdrawn certificates. */
        public List<DenialList> denials() {
            return List.copyOf(judge.denials().lists());
        }

        /** How this daemon stands, for people. */
        public DaemonView view() {
            List<DaemonView.Count> counts = new ArrayList<>();
            alarms.forEach((alarm, times) -> counts.add(new DaemonView.Count("ALARM " + alarm, times)));
            refused.forEach((code, times) -> counts.add(new DaemonView.Count("refused " + code.name(), times)));
            counts.add(new DaemonView.Count("dropped unread", inbox.dropped()));
            return new DaemonView(
                    identity,
                    setting.site(),
                    setting.bridge(),
                    node.key(),
                    nowMillis - sinceMillis,
                    List.copyOf(node.services().values()),
                    counts);
        }
    }

    /** Like {@link #close}, and takes all services of this machine back first: for a machine that is to stand still. */
    public void retractAndClose() {
        retracting = true;
        close();
    }

    /**
     * Ends in order: what is known is on the disk, and others are told by the links. Services stay as long as a lease or a doubt
     * lasts, and the next life announces those that still run (rule 9). For the one who started it.
     */
    @Override
    public void close() {
        inbox.close();
        try {
            if (loop.isAlive()) {
                loop.join();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        links.close();
        folder.close();
    }

    /** What the protocol does to the world. */
    private final class Effects implements Outside {
        @Override
        public void send(Member to, Message message) {
            links.send(to, message);
        }

        @Override
        public void sendAll(Link link, Message message) {
            links.sendAll(link, message);
        }

        @Override
        public void tell(long subscriber, Tell tell) {
            Consumer<Tell> listener = subscribers.get(subscriber);
            if (listener != null) {
                listener.accept(tell);
            }
        }

        @Override
        public void keepIncarnation(long incarnation) {
            folder.keepIncarnation(incarnation);
        }

        @Override
        public void keepActors(List<KeptActor> actors) {
            folder.keepActors(actors);
        }

        @Override
        public void keepHeads(List<KeptHead> heads) {
            folder.keepHeads(heads);
        }

        @Override
        public void keepHead(KeptHead head) {
            folder.keepHead(head);
        }

        @Override
        public void refused(Member from, Rejection reason) {
            links.refused(from);
            refused.merge(reason.code(), 1L, Long::sum);
            LOG.log(Level.DEBUG, () -> "from " + from + ": " + reason.text());
        }

        @Override
        public void alarm(Alarm alarm) {
            if (alarms.merge(alarm, 1L, Long::sum) == 1) {
                LOG.log(
                        Level.ERROR,
                        alarm + ": another machine announces under this node's key; withdraw the certificate");
            }
        }
    }
}
