package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.RecordRules;
import org.gridmarket.discovery.trust.VerifiedHead;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The cards of all other nodes (rules 1, 3 to 6). Whoever holds one, a daemon or a client of gateways, believes heads by their
 * signatures and their order alone. All times are of the holder's monotonic clock, ms.
 */
public final class NodeTable {
    private static final String PROTOCOL = "middleware, The protocol";

    private final HeadCheck judge;
    private final String site;
    private final Map<NodeId, NodeEntry> entries = new TreeMap<>();
    private final Set<NodeId> changed = new LinkedHashSet<>();
    private final List<KeptHead> ended = new ArrayList<>();
    private int live;

    /** What became of a copy of a head. */
    public enum Receipt {
        /** Not newer, and nothing new in it. */
        OLD,
        /** Newer, or younger than believed. */
        NEWS,
        /** Likewise, and its content has to be asked for. */
        NEWS_WITHOUT_CONTENT,
        /** Not newer, but its content is still missing. */
        WITHOUT_CONTENT;

        boolean isNews() {
            return this == NEWS || this == NEWS_WITHOUT_CONTENT;
        }

        boolean lacksContent() {
            return this == NEWS_WITHOUT_CONTENT || this == WITHOUT_CONTENT;
        }
    }

    /** A table for whoever stands in the site that the judge judges for. */
    public NodeTable(HeadCheck judge) {
        this.judge = judge;
        this.site = judge.site();
    }

    /** What the disk says of the time before this life; nothing of it is alive. */
    void restore(List<KeptHead> heads) {
        for (KeptHead kept : heads) {
            entries.put(kept.head().node(), NodeEntry.kept(kept));
        }
    }

    /** Takes a copy of a head, or says why it is not believed. */
    public Decision<Receipt> accept(Message.Copy copy, long nowMillis) {
        NodeEntry known = entries.get(copy.head().node());
        if (known != null && known.newest.key().isAfter(copy.head().key())) {
            return Decision.accept(Receipt.OLD);
        }
        if (known != null && known.newest.equals(copy.head())) {
            return again(known, copy, nowMillis);
        }
        if (known != null && known.newest.key().equals(copy.head().key())) {
            return Decision.accept(Receipt.OLD);
        }
        Decision<VerifiedHead> verified =
                judge.check(copy.head(), copy.mandate(), known == null ? null : known.verified);
        return verified.then(found -> newer(found, copy, nowMillis));
    }

    /** The same head by another way: issued at the latest time that a copy claims, but not after the first came (rule 3). */
    private Decision<Receipt> again(NodeEntry entry, Message.Copy copy, long nowMillis) {
        if (judge.isDenied(entry.verified)) {
            return Decision.reject(DiscoveryRejection.DENIED, "middleware, Identity and trust", "node " + entry.node());
        }
        long claim = Math.min(nowMillis - copy.ageMillis(), entry.firstMillis);
        boolean younger = claim > entry.issuedMillis;
        if (younger) {
            entry.issuedMillis = claim;
        }
        return settle(entry, copy, younger, nowMillis);
    }

    private Decision<Receipt> newer(VerifiedHead verified, Message.Copy copy, long nowMillis) {
        long ageMillis = copy.ageMillis();
        NodeEntry entry = entries.get(verified.head().node());
        if (entry == null) {
            makeRoom();
            entry = NodeEntry.of(verified, nowMillis, ageMillis);
            entries.put(entry.node(), entry);
        } else {
            entry.renew(verified, nowMillis, ageMillis);
            if (entry.live && hasRunOut(entry, nowMillis)) {
                suspect(entry, nowMillis); // its owner was alive then; nobody says that it is dead now (rule 5)
            }
        }
        return settle(entry, copy, true, nowMillis);
    }

    private Decision<Receipt> settle(NodeEntry entry, Message.Copy copy, boolean news, long nowMillis) {
        if (hasRunOut(entry, nowMillis)) {
            return Decision.accept(news ? Receipt.NEWS : Receipt.OLD);
        }
        boolean complete = entry.isComplete(site);
        if (!complete) {
            Decision<Boolean> given = take(entry, copy.content());
            if (given instanceof Decision.Rejected<Boolean>(var reason)) {
                return new Decision.Rejected<>(reason);
            }
            complete = given.orThrow();
            if (!complete) {
                return Decision.accept(news ? Receipt.NEWS_WITHOUT_CONTENT : Receipt.WITHOUT_CONTENT);
            }
            return adopt(entry).map(adopted -> news ? Receipt.NEWS : Receipt.OLD);
        }
        return news ? adopt(entry).map(adopted -> Receipt.NEWS) : Decision.accept(Receipt.OLD);
    }

    boolean hasRunOut(NodeEntry entry, long nowMillis) {
        return entry.age(nowMillis) >= entry.newest.leaseFor(site);
    }

    /** Whether the content is what the newest head names for this site; a head renews only with it (rule 4). */
    private Decision<Boolean> take(NodeEntry entry, @Nullable Content content) {
        VerifiedHead verified = entry.verified;
        if (content == null || verified == null) {
            return Decision.accept(false);
        }
        Bytes bytes = content.bytes();
        if (bytes.length() > DiscoveryLimits.CARD_BYTES) {
            return refuse(
                    DiscoveryRejection.TOO_LARGE, bytes.length() + " bytes; at most " + DiscoveryLimits.CARD_BYTES);
        }
        if (content.records().size() > DiscoveryLimits.RECORDS_PER_NODE) {
            return refuse(
                    DiscoveryRejection.TOO_MANY_RECORDS,
                    content.records().size() + "; at most " + DiscoveryLimits.RECORDS_PER_NODE);
        }
        Bytes hash = content.hash();
        Head head = entry.newest;
        if (!hash.equals(head.contentFor(site))) {
            boolean forOthers = hash.equals(head.text().globalContent());
            return forOthers
                    ? Decision.accept(false)
                    : refuse(DiscoveryRejection.MALFORMED, "content of " + head.node());
        }
        if (head.isOfSite(site) && !content.ofAll().hash().equals(head.text().globalContent())) {
            return refuse(DiscoveryRejection.MALFORMED, head.node() + " tells other sites something else");
        }
        hold(entry, hash, content, verified.identity());
        return Decision.accept(true);
    }

    private static Decision<Boolean> refuse(DiscoveryRejection code, String detail) {
        return Decision.reject(code, "middleware, Record and head", detail);
    }

    private void hold(NodeEntry entry, Bytes hash, Content content, NodeIdentity identity) {
        Map<RecordId, Service> admitted = new LinkedHashMap<>();
        List<NodeEntry.Ignored> ignored = new ArrayList<>();
        for (ServiceRecord record : content.records()) {
            RecordId id = record.id(identity.node());
            switch (RecordRules.BOOK.check(new RecordRules.Facts(record, identity, judge.signatures()))) {
                case Decision.Accepted<RecordRules.Facts> ok ->
                    admitted.put(
                            id,
                            Service.of(identity.node(), identity.organisation(), record, entry.newest.leaseFor(site)));
                case Decision.Rejected<RecordRules.Facts>(var reason) -> ignored.add(new NodeEntry.Ignored(id, reason));
            }
        }
        entry.hold(hash, content, admitted, ignored);
        changed.add(entry.node());
    }

    /** The newest head renews the lease; what has ended lives again only by a newer head than it ended with (rule 6). */
    private Decision<Boolean> adopt(NodeEntry entry) {
        if (!entry.newest.key().isAfter(entry.ended)) {
            entry.forgetContent();
            return Decision.accept(false);
        }
        if (!entry.live) {
            Decision<Boolean> place = placeFor(entry);
            if (!place.isAccepted()) {
                entry.forgetContent();
                return place;
            }
            live++;
            entry.liveSinceMillis = entry.issuedMillis;
            changed.add(entry.node());
        }
        entry.live = true;
        entry.held = entry.newest.key();
        entry.deadlineMillis = entry.issuedMillis + entry.newest.leaseFor(site);
        entry.clearDoubt();
        return Decision.accept(true);
    }

    /** Whether there is room for one more; who is alive keeps its place, whoever comes. */
    private Decision<Boolean> placeFor(NodeEntry entry) {
        if (live >= DiscoveryLimits.LIVE_NODES) {
            return Decision.reject(
                    DiscoveryRejection.TABLE_FULL,
                    PROTOCOL,
                    live + " nodes are alive; at most " + DiscoveryLimits.LIVE_NODES);
        }
        String its = entry.newest.text().site();
        long there = entries.values().stream()
                .filter(other -> other.live && other.newest.isOfSite(its))
                .count();
        return there < DiscoveryLimits.SITE_NODES
                ? Decision.accept(true)
                : Decision.reject(
                        DiscoveryRejection.SITE_FULL,
                        PROTOCOL,
                        there + " nodes of site " + its + " are alive; at most " + DiscoveryLimits.SITE_NODES);
    }

    /** Nobody's word ends a node at once: it may answer by a newer head until the doubt is over (rule 5). */
    void suspect(NodeEntry entry, long nowMillis) {
        entry.doubtUntil(nowMillis + DiscoveryTimes.doubt(entry.newest.text().leaseMillis()));
    }

    /** Ends what has run out or was doubted long enough. */
    public void sweep(long nowMillis) {
        for (NodeEntry entry : List.copyOf(entries.values())) {
            if (entry.live && nowMillis >= entry.doubtMillis) {
                end(entry, Cause.LOST, nowMillis);
            } else if (entry.live && nowMillis >= entry.deadlineMillis) {
                end(entry, Cause.SILENT, nowMillis);
            }
        }
    }

    /** A list of denials holds from now on: what it names ends at once. Returns whether it was news. */
    public boolean deny(DenialList list, long nowMillis) {
        if (!judge.denials().take(list)) {
            return false;
        }
        for (NodeEntry entry : List.copyOf(entries.values())) {
            VerifiedHead verified = entry.verified;
            if (entry.live && verified != null && list.names(verified.identity())) {
                end(entry, Cause.DENIED, nowMillis);
            }
        }
        return true;
    }

    private void end(NodeEntry entry, Cause cause, long nowMillis) {
        entry.live = false;
        entry.endCause = cause;
        entry.endedMillis = nowMillis;
        entry.ended = entry.newest.key();
        ended.add(new KeptHead(entry.newest, entry.mandate));
        entry.clearDoubt();
        entry.forgetContent();
        live--;
        changed.add(entry.node());
    }

    private void makeRoom() {
        if (entries.size() >= DiscoveryLimits.KNOWN_NODES) {
            entries.values().stream()
                    .filter(entry -> !entry.live)
                    .min(Comparator.comparingLong(entry -> Math.max(entry.endedMillis, entry.firstMillis)))
                    .ifPresent(oldest -> entries.remove(oldest.node()));
        }
    }

    /** The newest heads of the nodes that ended since this was last asked. */
    List<KeptHead> takeEnded() {
        List<KeptHead> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** The nodes whose services may be others than when this was last asked. */
    Set<NodeId> takeChanged() {
        Set<NodeId> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }

    public Optional<NodeEntry> find(NodeId node) {
        return Optional.ofNullable(entries.get(node));
    }

    /** In the order of node ids. */
    public Collection<NodeEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Live nodes whose content is missing or changed have to be asked again. */
    boolean lacksContent(NodeEntry entry, long nowMillis) {
        return !entry.isComplete(site) && entry.newest.key().isAfter(entry.ended) && !hasRunOut(entry, nowMillis);
    }

    /** A node's newest head as it is given on, with the content that the receiver's site holds, if it is held here. */
    Message.Copy give(NodeEntry entry, Link link, long nowMillis) {
        return new Message.Copy(entry.newest, givenAge(entry, nowMillis), entry.mandate, contentFor(entry, link));
    }

    /** Without mandate and content, to whoever has them. */
    Message.Copy beatOf(NodeEntry entry, long nowMillis) {
        return new Message.Copy(entry.newest, givenAge(entry, nowMillis), null, null);
    }

    private @Nullable Content contentFor(NodeEntry entry, Link link) {
        if (!entry.isComplete(site)) {
            return null;
        }
        boolean forSite = link == Link.SITE && entry.newest.isOfSite(site);
        return forSite ? entry.content : entry.content.ofAll();
    }

    /** The cards of all live nodes, as other sites have them. */
    List<Message.Copy> cards(long nowMillis) {
        return entries.values().stream()
                .filter(entry -> entry.live && entry.isComplete(site))
                .map(entry -> give(entry, Link.TRUNK, nowMillis))
                .toList();
    }

    static long givenAge(NodeEntry entry, long nowMillis) {
        return Math.clamp(entry.age(nowMillis), 0, DiscoveryLimits.HIGHEST_AGE_MILLIS);
    }
}
