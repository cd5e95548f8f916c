package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber: told are the differences between what it was told and what is, each once (rule 11). All times are of the
 * daemon's monotonic clock, ms.
 */
final class Subscription {
    private final Predicate<ServiceRecord> match;
    private final Consumer<Tell> listener;
    private final long daemonSinceMillis;
    private final long openedMillis;
    private final Map<NodeId, Map<RecordId, Resumed.Known>> told = new TreeMap<>();
    private final Map<NodeId, HeadKey> floors = new LinkedHashMap<>();
    private final Set<NodeId> seen = new LinkedHashSet<>();
    private final Set<NodeId> open = new LinkedHashSet<>();

    /**
     * What is known of a node when it is looked at.
     *
     * @param own whether it is this one
     * @param told whether the daemon tells of it yet (rule 10)
     * @param live whether it is alive
     * @param denied whether its certificate is withdrawn
     * @param services those it may announce; empty when it is not alive
     * @param held the head that they are from; when it is not alive, the newest one
     * @param leaseMillis as its heads say
     * @param causes why services of this machine ended
     * @param cause why the node ended, or why a service that it announces no more did
     */
    record View(
            boolean own,
            boolean told,
            boolean live,
            boolean denied,
            Map<RecordId, Service> services,
            HeadKey held,
            long leaseMillis,
            Map<RecordId, Cause> causes,
            Cause cause) {
        /** Of a node that this daemon has never heard of. */
        static final View NOTHING =
                new View(false, true, false, false, Map.of(), HeadKey.NONE, 0, Map.of(), Cause.EXPIRED);

        /** Of this machine. */
        static View own(OwnCard card, long leaseMillis, Map<RecordId, Cause> causes) {
            return new View(true, true, true, false, card.services(), card.key(), leaseMillis, causes, Cause.RETRACTED);
        }

        /** Of another one. */
        static View of(NodeEntry entry, boolean told, boolean denied) {
            boolean live = entry.isLive();
            return new View(
                    false,
                    told,
                    live,
                    denied,
                    live ? entry.services() : Map.of(),
                    live ? entry.held() : entry.newest().key(),
                    entry.newest().text().leaseMillis(),
                    Map.of(),
                    live ? Cause.RETRACTED : entry.endCause());
        }
    }

    /**
     * @param match which records it wants
     * @param resumed what it was told before
     * @param daemonSinceMillis when the daemon began
     */
    Subscription(
            Predicate<ServiceRecord> match,
            Resumed resumed,
            Consumer<Tell> listener,
            long daemonSinceMillis,
            long nowMillis) {
        this.match = match;
        this.listener = listener;
        this.daemonSinceMillis = daemonSinceMillis;
        this.openedMillis = nowMillis;
        resumed.told().forEach(known -> of(known.node()).put(known.id(), known));
        resumed.floors().forEach(floor -> floors.merge(floor.node(), floor.head(), HeadKey::max));
        open.addAll(told.keySet());
    }

    private Map<RecordId, Resumed.Known> of(NodeId node) {
        return told.computeIfAbsent(node, n -> new TreeMap<>());
    }

    /** Nodes of which something is undecided, and time may decide it. */
    Set<NodeId> open() {
        return Set.copyOf(open);
    }

    /** Tells what is different of a node. */
    void look(NodeId node, View view, long nowMillis) {
        boolean behind = isBehind(node, view, nowMillis);
        boolean shown = view.own() || (view.told() && view.live() && !behind);
        Map<RecordId, Resumed.Known> before = of(node);
        if (shown) {
            seen.add(node);
            for (Service service : view.services().values()) {
                if (match.test(service.record())) {
                    tellIfOther(service, before.get(service.id()), view.held());
                }
            }
        }
        open.remove(node);
        if (view.live() && behind) {
            open.add(node);
        }
        for (Resumed.Known known : List.copyOf(before.values())) {
            boolean there = view.services().containsKey(known.id());
            if (shown && there) {
                continue;
            }
            if (view.live() && (there || behind)) {
                open.add(node); // there, and not told yet; or from an old card
            } else if (nowMillis - daemonSinceMillis >= grace(node, known, view) || view.denied()) {
                tellDown(known, view);
            } else {
                open.add(node);
            }
        }
        if (before.isEmpty()) {
            told.remove(node);
        }
    }

    private void tellIfOther(Service service, Resumed.@Nullable Known before, HeadKey head) {
        if (before != null && before.fingerprint().equals(service.fingerprint())) {
            return;
        }
        of(service.node())
                .put(
                        service.id(),
                        new Resumed.Known(service.node(), service.id(), service.fingerprint(), service.leaseMillis()));
        floors.put(service.node(), head);
        listener.accept(before == null ? new Tell.Up(service, head) : new Tell.Changed(service, head));
    }

    private void tellDown(Resumed.Known known, View view) {
        of(known.node()).remove(known.id());
        HeadKey from = view.live() || view.own() ? view.held() : view.held().next();
        floors.put(known.node(), from);
        Cause cause =
                view.causes().getOrDefault(known.id(), seen.contains(known.node()) ? view.cause() : Cause.EXPIRED);
        listener.accept(new Tell.Down(known.id(), known.node(), view.denied() ? Cause.DENIED : cause, from));
    }

    /** What the daemon has never seen since its start may be there: it waits as long as the node's heads live (rule 10). */
    private long grace(NodeId node, Resumed.Known known, View view) {
        return view.own() || seen.contains(node) ? 0 : known.leaseMillis();
    }

    /** For the time that an old card can live, nothing is told from an older head than the subscriber knows (rule 11). */
    private boolean isBehind(NodeId node, View view, long nowMillis) {
        HeadKey floor = floors.get(node);
        return floor != null
                && !view.own()
                && nowMillis - openedMillis < DiscoveryTimes.remote(view.leaseMillis())
                && floor.isAfter(view.held());
    }

    void complete() {
        listener.accept(new Tell.Complete());
    }

    /** The nodes that it was told something of. */
    List<NodeId> nodes() {
        return new ArrayList<>(told.keySet());
    }
}
