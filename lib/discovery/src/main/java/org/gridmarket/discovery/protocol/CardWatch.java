package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A client that is no node: it hears the cards of all nodes from gateways of several organisations, none of which it trusts, and
 * unites what they say. One can withhold or delay, none can forge: every head is checked here, by the roots that the client
 * has. While no gateway speaks it is blind, and nothing is told down. All times are of the client's monotonic clock, ms. For one
 * thread.
 */
public final class CardWatch {
    /** A client stands in no site: it holds what nodes tell to all, for as long as other sites do. */
    public static final String NO_SITE = "none";

    private final HeadCheck judge;
    private final NodeTable table;
    private final Subscription subscription;
    private final Set<String> speaking = new LinkedHashSet<>();

    /** Heads that ran out while nobody spoke get as long to be renewed as a head lives. */
    private long sightedMillis;

    /**
     * @param judge with the client's roots, for {@link #NO_SITE}
     * @param match which services it wants to be told of
     * @param listener is told differences, each once
     */
    public CardWatch(HeadCheck judge, Predicate<ServiceRecord> match, Consumer<Tell> listener, long nowMillis) {
        if (!judge.site().equals(NO_SITE)) {
            throw new IllegalArgumentException("a client stands in no site, not in " + judge.site());
        }
        this.judge = judge;
        this.table = new NodeTable(judge);
        this.subscription = new Subscription(match, Resumed.NOTHING, listener, nowMillis, nowMillis);
        this.sightedMillis = nowMillis;
    }

    /** Cards that were verified in an earlier life of the client: nothing is alive by them, and nothing older is believed. */
    public void restore(List<KeptHead> heads) {
        table.restore(heads);
    }

    /** What to keep for the next life. */
    public List<KeptHead> kept() {
        return table.entries().stream()
                .map(entry -> new KeptHead(entry.newest, entry.mandate))
                .toList();
    }

    /** A gateway's stream has begun. */
    public void speaks(String gateway, long nowMillis) {
        if (speaking.isEmpty()) {
            sightedMillis = nowMillis;
        }
        speaking.add(gateway);
    }

    /** A gateway's stream has ended. */
    public void isSilent(String gateway) {
        speaking.remove(gateway);
    }

    /** Whether no gateway speaks. */
    public boolean isBlind() {
        return speaking.isEmpty();
    }

    /** A gateway tells of a head; or why it is not believed. */
    public Decision<NodeTable.Receipt> heard(Message.Copy copy, long nowMillis) {
        Decision<NodeTable.Receipt> receipt = table.accept(copy, nowMillis);
        tell(nowMillis);
        return receipt;
    }

    /** A gateway tells of a list of denials; whether it was news, or why it is not believed. */
    public Decision<Boolean> denied(Bytes list, long nowMillis) {
        Decision<DenialList> read = judge.authority().denials(list);
        Decision<Boolean> news = read.map(found -> table.deny(found, nowMillis));
        tell(nowMillis);
        return news;
    }

    /** Time passes: tells down what has run out, unless the client is or was just blind. To be called each 200 ms or so. */
    public void tick(long nowMillis) {
        if (!isBlind() && nowMillis - sightedMillis >= DiscoveryTimes.remote(DiscoveryTimes.DEFAULT_LEASE_MILLIS)) {
            table.sweep(nowMillis);
            tell(nowMillis);
        }
    }

    private void tell(long nowMillis) {
        table.takeEnded();
        Set<NodeId> changed = table.takeChanged();
        for (NodeId node : changed) {
            Subscription.View view = table.find(node)
                    .map(entry -> Subscription.View.of(entry, true, judge.isDenied(entry.verified())))
                    .orElse(Subscription.View.NOTHING);
            subscription.look(node, view, nowMillis);
        }
    }

    /** All nodes ever heard of. */
    public List<NodeEntry> nodes() {
        return new ArrayList<>(table.entries());
    }
}
