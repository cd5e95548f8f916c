package org.gridmarket.discovery.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.trust.VerifiedHead;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What is known of one other node. Only {@link NodeTable} changes it. All times are of the receiver's monotonic clock, ms. */
public final class NodeEntry {
    /** Long before any moment of this life, and still subtractable. */
    static final long LONG_AGO = Long.MIN_VALUE / 4;

    private static final long NO_DOUBT = Long.MAX_VALUE;

    /** A record that its node may not announce, and why. */
    public record Ignored(RecordId id, Rejection reason) {}

    Head newest;
    Mandate mandate;

    /** Absent for what was read from disk and not confirmed since. */
    @Nullable VerifiedHead verified;

    /** When the first copy of the newest head came. */
    long firstMillis;

    /** When the newest head was issued, as far as known. */
    long issuedMillis;

    /** The hash of the content that is held, for the own site; absent when none is. */
    @Nullable Bytes heldHash;

    Content content = Content.EMPTY;
    HeadKey held = HeadKey.NONE;
    Map<RecordId, Service> services = Map.of();
    List<Ignored> ignored = List.of();
    boolean live;
    long deadlineMillis;
    long doubtMillis = NO_DOUBT;

    /** What has ended lives again only by a head after this one. */
    HeadKey ended = HeadKey.NONE;

    Cause endCause = Cause.SILENT;
    long endedMillis = LONG_AGO;
    long liveSinceMillis = LONG_AGO;
    long wantedMillis = LONG_AGO;

    @Nullable Bytes carriedHash;

    @Nullable Bytes carriedMandate;

    long carriedMillis = LONG_AGO;

    private NodeEntry(Head newest, Mandate mandate, long firstMillis, long issuedMillis) {
        this.newest = newest;
        this.mandate = mandate;
        this.firstMillis = firstMillis;
        this.issuedMillis = issuedMillis;
    }

    static NodeEntry kept(KeptHead kept) {
        return new NodeEntry(kept.head(), kept.mandate(), LONG_AGO, LONG_AGO);
    }

    static NodeEntry of(VerifiedHead first, long nowMillis, long ageMillis) {
        NodeEntry entry = new NodeEntry(first.head(), first.mandate(), nowMillis, nowMillis - ageMillis);
        entry.verified = first;
        return entry;
    }

    void renew(VerifiedHead newer, long nowMillis, long ageMillis) {
        newest = newer.head();
        mandate = newer.mandate();
        verified = newer;
        firstMillis = nowMillis;
        issuedMillis = nowMillis - ageMillis;
    }

    void forgetContent() {
        heldHash = null;
        content = Content.EMPTY;
        services = Map.of();
        ignored = List.of();
    }

    void hold(Bytes hash, Content found, Map<RecordId, Service> admitted, List<Ignored> refused) {
        heldHash = hash;
        content = found;
        services = new LinkedHashMap<>(admitted);
        ignored = List.copyOf(refused);
    }

    /** The earliest doubt counts. */
    void doubtUntil(long millis) {
        doubtMillis = Math.min(doubtMillis, millis);
    }

    void clearDoubt() {
        doubtMillis = NO_DOUBT;
    }

    /** Whether the content that the newest head names is held. */
    boolean isComplete(String site) {
        return heldHash != null && heldHash.equals(newest.contentFor(site));
    }

    /** Whether content of this hash is held. */
    public boolean holds(Bytes contentHash) {
        return Objects.equals(heldHash, contentHash);
    }

    /** Age of the newest head, ms. */
    public long age(long nowMillis) {
        return nowMillis - issuedMillis;
    }

    public NodeId node() {
        return newest.node();
    }

    public Head newest() {
        return newest;
    }

    /** Whether it is alive as far as known here. */
    public boolean isLive() {
        return live;
    }

    /** When the head was issued with which it came alive; meaningful while it is live. */
    public long liveSinceMillis() {
        return liveSinceMillis;
    }

    /** The newest head whose content is held; meaningful while it is live. */
    public HeadKey held() {
        return held;
    }

    /** Its services that it may announce. */
    public Map<RecordId, Service> services() {
        return services;
    }

    /** Its records that it may not announce, to be shown. */
    public List<Ignored> ignored() {
        return ignored;
    }

    /** It lives again only by a head after this one. */
    public HeadKey ended() {
        return ended;
    }

    /** Why it is not live any more. */
    public Cause endCause() {
        return endCause;
    }

    public @Nullable VerifiedHead verified() {
        return verified;
    }
}
