package org.gridmarket.discovery.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.Signer;
import org.gridmarket.discovery.trust.VerifiedHead;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;

/**
 * The protocol of one daemon (spec middleware, The protocol, rules 1 to 14), without sockets, clocks or randomness of its own:
 * whoever runs it calls it from one thread, with the time of the machine's monotonic clock in ms, and calls {@link #tick} no
 * later than {@link #dueMillis}. What it does to the world goes through {@link Outside}.
 */
public final class DiscoveryNode {
    private final NodeSetting setting;
    private final HeadCheck judge;
    private final RandomGenerator random;
    private final Outside outside;
    private final long sinceMillis;
    private final OwnCard own;
    private final LocalActors actors;
    private final NodeTable table;
    private final Membership members;
    private final Bridge bridge;
    private final Summaries summaries;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Settling settling = new Settling();
    private final Pulls pulls;
    private boolean tellAll;
    private boolean ownChanged = true;
    private long issuedMillis = NodeEntry.LONG_AGO;
    private long beatDueMillis;
    private long summaryDueMillis;
    private long sweepDueMillis;
    private long keepDueMillis;

    /**
     * Begins a life: a new incarnation is on disk when this returns, and the first head has been sent.
     *
     * @param kept what the disk says
     */
    public DiscoveryNode(
            NodeSetting setting,
            Signer signer,
            HeadCheck judge,
            Processes processes,
            Kept kept,
            RandomGenerator random,
            Outside outside,
            long nowMillis) {
        this.setting = setting;
        this.judge = judge;
        this.random = random;
        this.outside = outside;
        this.sinceMillis = nowMillis;
        this.own = new OwnCard(setting, signer, outside, kept.incarnation());
        this.actors = new LocalActors(processes, signer.identity(), judge.signatures());
        this.table = new NodeTable(judge);
        this.members = new Membership(outside);
        this.pulls = new Pulls(members, outside);
        this.bridge = new Bridge(setting.site(), members, table);
        this.summaries = new Summaries(table, own, judge.denials(), setting.summaryNodes());
        table.restore(kept.heads());
        actors.restore(kept.actors(), nowMillis);
        own.set(actors.records());
        issue(nowMillis);
        summaryDueMillis = nowMillis + random.nextLong(DiscoveryTimes.SUMMARY_MILLIS);
        sweepDueMillis = nowMillis + DiscoveryTimes.SWEEP_MILLIS;
        keepDueMillis = nowMillis + DiscoveryTimes.KEEP_HEADS_MILLIS;
    }

    /** When {@link #tick} has something to do. */
    public long dueMillis() {
        return Math.min(Math.min(beatDueMillis, summaryDueMillis), sweepDueMillis);
    }

    /** Does whatever is due. */
    public void tick(long nowMillis) {
        boolean sweeps = nowMillis >= sweepDueMillis;
        if (sweeps) {
            sweepDueMillis = nowMillis + DiscoveryTimes.SWEEP_MILLIS;
            if (actors.sweep(nowMillis)) {
                actorsChanged(nowMillis);
            }
            table.sweep(nowMillis);
            tellAll |= settling.waited(nowMillis);
        }
        if (nowMillis >= beatDueMillis) {
            issue(nowMillis);
        }
        if (nowMillis >= summaryDueMillis) {
            summaryDueMillis = nowMillis + jittered(DiscoveryTimes.SUMMARY_MILLIS);
            compare(nowMillis);
        }
        if (nowMillis >= keepDueMillis) {
            keepDueMillis = nowMillis + DiscoveryTimes.KEEP_HEADS_MILLIS;
            keepHeads();
        }
        publish(sweeps, nowMillis);
    }

    private long jittered(long millis) {
        long part = millis * DiscoveryTimes.JITTER_PERCENT / 100;
        return millis - part + random.nextLong(2 * part + 1);
    }

    private void issue(long nowMillis) {
        own.issue();
        issuedMillis = nowMillis;
        beatDueMillis = nowMillis + jittered(DiscoveryTimes.beat(setting.leaseMillis()));
    }

    /** What is kept of other nodes goes to disk; also before an orderly end. */
    public void keepHeads() {
        outside.keepHeads(table.entries().stream()
                .map(entry -> new KeptHead(entry.newest, entry.mandate))
                .toList());
    }

    /** The machine was suspended: others have told it gone, and what it knows may be old (rule 14). */
    public void resumed(long nowMillis) {
        own.raise(0);
        table.entries().stream().filter(NodeEntry::isLive).forEach(entry -> table.suspect(entry, nowMillis));
        issue(nowMillis);
        ownChanged = true;
        publish(false, nowMillis);
    }

    /** An actor's whole list; {@code ids} in its order, or why nothing of it is taken. */
    public Decision<List<RecordId>> announce(Actor actor, List<ServiceRecord> records, long nowMillis) {
        Decision<Boolean> taken = actors.announce(actor, records, nowMillis);
        if (taken instanceof Decision.Accepted<Boolean>(Boolean changed) && changed) {
            actorsChanged(nowMillis);
            publish(false, nowMillis);
        }
        return taken.map(
                any -> records.stream().map(record -> record.id(own.node())).toList());
    }

    /** A beat of its main loop; false when the daemon does not know the actor, which then sends its list. */
    public boolean beat(Actor actor, long nowMillis) {
        return actors.beat(actor, nowMillis);
    }

    /** It takes everything back. */
    public void retract(Actor actor, long nowMillis) {
        ended(actors.end(actor, Cause.RETRACTED), nowMillis);
    }

    /** Its connection closed. */
    public void closed(Actor actor, long nowMillis) {
        ended(actors.closed(actor), nowMillis);
    }

    /** An orderly end: all that is announced here is taken back, by a head that is sent at once. */
    public void retractAll(long nowMillis) {
        ended(actors.endAll(Cause.RETRACTED), nowMillis);
        issue(nowMillis); // nobody is there later
    }

    private void ended(boolean any, long nowMillis) {
        if (any) {
            actorsChanged(nowMillis);
            publish(false, nowMillis);
        }
    }

    private void actorsChanged(long nowMillis) {
        outside.keepActors(actors.kept());
        own.set(actors.records());
        ownChanged = true;
        beatDueMillis =
                Math.min(beatDueMillis, Math.max(nowMillis, issuedMillis + DiscoveryTimes.GATHER_MILLIS)); // rule 2
    }

    /** Somebody is there: it is told at once what is known here (rule 7). */
    public void appeared(Member member, long nowMillis) {
        members.appeared(member);
        outside.send(member, summaries.question(true, nowMillis));
    }

    /** Somebody is said to be gone, which is only a doubt (rule 5). */
    public void vanished(Member member, long nowMillis) {
        members.vanished(member);
        table.find(member.node()).filter(NodeEntry::isLive).ifPresent(entry -> table.suspect(entry, nowMillis));
    }

    /** Something has come from a member. */
    public void receive(Member from, Message message, long nowMillis) {
        if (members.isDeafTo(from, nowMillis)) {
            return;
        }
        settling.contact(nowMillis);
        switch (message) {
            case Message.Copy copy -> heard(from, copy, nowMillis);
            case Message.Want(NodeId node) -> give(from, node, nowMillis);
            case Message.Summary summary -> summary(from, summary, nowMillis);
            case Message.Denial denial -> denial(from, denial, nowMillis);
        }
        publish(false, nowMillis);
    }

    /** Something has come that cannot be read. */
    public void receiveUnreadable(Member from, Rejection reason, long nowMillis) {
        refused(from, reason, nowMillis);
    }

    private void heard(Member from, Message.Copy copy, long nowMillis) {
        NodeId node = copy.head().node();
        if (node.equals(own.node())) {
            heardOwn(from, copy, nowMillis);
            return;
        }
        switch (table.accept(copy, nowMillis)) {
            case Decision.Rejected<NodeTable.Receipt>(var reason) -> notBelieved(from, node, reason, nowMillis);
            case Decision.Accepted<NodeTable.Receipt>(var receipt) ->
                table.find(node).ifPresent(entry -> received(from, entry, receipt, nowMillis));
        }
    }

    private void received(Member from, NodeEntry entry, NodeTable.Receipt receipt, long nowMillis) {
        tellAll |= settling.heard(entry.node());
        if (receipt.lacksContent()) {
            pulls.content(entry, from, nowMillis);
        }
        if (setting.bridge() && receipt.isNews() && !table.hasRunOut(entry, nowMillis)) {
            bridge.carry(entry, from, nowMillis);
        }
    }

    private void notBelieved(Member from, NodeId node, Rejection reason, long nowMillis) {
        if (reason.code() == DiscoveryRejection.MANDATE_UNKNOWN) {
            pulls.mandate(from, node, nowMillis);
        } else {
            refused(from, reason, nowMillis);
        }
    }

    private void refused(Member from, Rejection reason, long nowMillis) {
        members.bad(from, nowMillis);
        outside.refused(from, reason);
    }

    /** Somebody uses the own key, or shows what an earlier life has sent (rule 8). */
    private void heardOwn(Member from, Message.Copy copy, long nowMillis) {
        if (own.isOld(copy.head())) {
            return;
        }
        switch (judge.check(copy.head(), copy.mandate(), null)) {
            case Decision.Rejected<VerifiedHead>(var reason) -> notBelieved(from, own.node(), reason, nowMillis);
            case Decision.Accepted<VerifiedHead>(var verified) -> {
                if (own.heard(verified.head(), nowMillis)) {
                    ownChanged = true;
                    issue(nowMillis);
                }
            }
        }
    }

    private void give(Member to, NodeId node, long nowMillis) {
        if (node.equals(own.node())) {
            Optional.ofNullable(own.give(to.link())).ifPresent(copy -> outside.send(to, copy));
        } else {
            table.find(node).ifPresent(entry -> outside.send(to, table.give(entry, to.link(), nowMillis)));
        }
    }

    private void compare(long nowMillis) {
        for (Link link : Link.values()) {
            members.any(link, random).ifPresent(member -> outside.send(member, summaries.question(false, nowMillis)));
        }
        for (NodeEntry entry : table.entries()) {
            if (table.lacksContent(entry, nowMillis)) {
                pulls.content(entry, null, nowMillis);
            }
        }
    }

    private void summary(Member from, Message.Summary theirs, long nowMillis) {
        List<NodeId> asked = summaries.toAsk(theirs, nowMillis);
        asked.forEach(node -> outside.send(from, new Message.Want(node)));
        summaries.toGive(theirs, nowMillis).forEach(node -> give(from, node, nowMillis));
        summaries.denialsToGive(theirs).forEach(list -> outside.send(from, new Message.Denial(list.signed())));
        if (theirs.question()) {
            outside.send(from, summaries.answer(theirs, nowMillis));
        }
        tellAll |= settling.compared(from, theirs, asked);
    }

    private void denial(Member from, Message.Denial denial, long nowMillis) {
        if (judge.denials().holds(denial.list())) {
            return;
        }
        switch (judge.authority().denials(denial.list())) {
            case Decision.Rejected<DenialList>(var reason) -> refused(from, reason, nowMillis);
            case Decision.Accepted<DenialList>(var list) -> deny(list, nowMillis);
        }
    }

    /** An organisation's list, by an operator or a member: the highest number wins, and it spreads at once. */
    public void deny(DenialList list, long nowMillis) {
        if (table.deny(list, nowMillis)) {
            members.sendAll(new Message.Denial(list.signed()));
            publish(false, nowMillis);
        }
    }

    /** Someone wants to be told; it brings along what it was told before. */
    public void subscribe(long subscriber, Predicate<ServiceRecord> match, Resumed resumed, long nowMillis) {
        if (subscriptions.size() >= DiscoveryLimits.SUBSCRIBERS) {
            throw new IllegalStateException("more than " + DiscoveryLimits.SUBSCRIBERS + " subscribers");
        }
        Subscription subscription =
                new Subscription(match, resumed, tell -> outside.tell(subscriber, tell), sinceMillis, nowMillis);
        Set<NodeId> nodes = new LinkedHashSet<>(List.of(own.node()));
        table.entries().forEach(entry -> nodes.add(entry.node()));
        nodes.addAll(subscription.nodes());
        nodes.forEach(node -> subscription.look(node, view(node, Map.of()), nowMillis));
        subscription.complete();
        subscriptions.add(subscriber, subscription);
    }

    public void unsubscribe(long subscriber) {
        subscriptions.remove(subscriber);
    }

    private void publish(boolean undecided, long nowMillis) {
        table.takeEnded().forEach(outside::keepHead); // or a restart would let a liar show it as if it were new
        Set<NodeId> changed = table.takeChanged();
        if (tellAll) {
            table.entries().forEach(entry -> changed.add(entry.node()));
            tellAll = false;
        }
        Map<RecordId, Cause> causes = actors.takeCauses();
        if (ownChanged) {
            changed.add(own.node());
            ownChanged = false;
        }
        if (!changed.isEmpty() || undecided) {
            subscriptions.look(changed, undecided, node -> view(node, causes), nowMillis);
        }
    }

    private Subscription.View view(NodeId node, Map<RecordId, Cause> causes) {
        return node.equals(own.node())
                ? Subscription.View.own(own, setting.leaseMillis(), causes)
                : table.find(node)
                        .map(entry ->
                                Subscription.View.of(entry, settling.isSettled(), judge.isDenied(entry.verified())))
                        .orElse(Subscription.View.NOTHING);
    }

    /** All nodes ever seen but this one, in the order of their ids. */
    public List<NodeEntry> nodes() {
        return List.copyOf(table.entries());
    }

    /** The live cards but the own one, as other sites have them. */
    public List<Message.Copy> cards(long nowMillis) {
        return table.cards(nowMillis);
    }

    /** The own card likewise; absent while a change waits for the head that names it. */
    public Optional<Message.Copy> card() {
        return Optional.ofNullable(own.give(Link.TRUNK));
    }

    /** What is known of another node. */
    public Optional<NodeEntry> find(NodeId node) {
        return table.find(node);
    }

    /** What this machine announces. */
    public Map<RecordId, Service> services() {
        return own.services();
    }

    /** The last head of this machine. */
    public HeadKey key() {
        return own.key();
    }
}
