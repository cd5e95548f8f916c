package org.gridmarket.discovery.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.Signer;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** The own card and its heads (rules 1, 2 and 8). */
final class OwnCard {
    private final NodeSetting setting;
    private final Signer signer;
    private final Outside outside;

    private HeadKey key;
    private Mandate mandate;
    private Content all = Content.EMPTY;
    private Content ofSite = Content.EMPTY;
    private Content ofAll = Content.EMPTY;
    private Bytes siteHash = Content.EMPTY.hash();
    private Bytes globalHash = Content.EMPTY.hash();
    private Map<RecordId, Service> services = Map.of();
    private @Nullable Bytes toldHash;
    private @Nullable Head newest;
    private long raisedMillis = NodeEntry.LONG_AGO;
    private int raises;

    OwnCard(NodeSetting setting, Signer signer, Outside outside, long lastIncarnation) {
        this.setting = setting;
        this.signer = signer;
        this.outside = outside;
        this.key = new HeadKey(lastIncarnation + 1, 0);
        outside.keepIncarnation(key.incarnation()); // before the first head of it, or a crash would begin it twice
        this.mandate = signer.begin(key.incarnation());
    }

    /** What is announced from the next head on. */
    void set(List<ServiceRecord> records) {
        all = Content.of(records);
        ofSite = all.ofSite();
        ofAll = all.ofAll();
        siteHash = ofSite.hash();
        globalHash = ofAll.hash();
        Map<RecordId, Service> found = new LinkedHashMap<>();
        for (ServiceRecord record : all.records()) {
            Service service = Service.of(node(), signer.identity().organisation(), record, setting.leaseMillis());
            found.put(service.id(), service);
        }
        services = found;
    }

    /** Makes the next head and sends it to everybody; content travels with a change, not with a beat (rule 2). */
    void issue() {
        Head head = next();
        boolean changed = !Objects.equals(toldHash, siteHash);
        toldHash = siteHash;
        outside.sendAll(Link.SITE, copy(head, changed, ofSite));
        if (setting.bridge()) {
            outside.sendAll(Link.TRUNK, copy(head, changed, ofAll));
        }
    }

    private Head next() {
        key = key.next();
        Head head = signer.sign(new Head.Text(
                node(), setting.site(), key, setting.leaseMillis(), siteHash, globalHash, mandate.hash()));
        newest = head;
        return head;
    }

    private Message.Copy copy(Head head, boolean whole, Content content) {
        return new Message.Copy(head, 0, whole ? mandate : null, whole ? content : null);
    }

    /**
     * The newest head, whole; whoever asks gets what a head has named already. Absent before the first head, and while a change
     * waits for the head that names it.
     */
    Message.@Nullable Copy give(Link link) {
        Head head = newest;
        if (head == null || !siteHash.equals(head.text().siteContent())) {
            return null;
        }
        return new Message.Copy(head, 0, mandate, link == Link.SITE ? ofSite : ofAll);
    }

    /** Whether a head under the own key is of this life or an earlier one. */
    boolean isOld(Head head) {
        return head.key().incarnation() < key.incarnation()
                || head.text().mandate().equals(mandate.hash());
    }

    /** A head of the own key that this life did not send: an incarnation above it, but never in a hurry (rule 8). */
    boolean heard(Head head, long nowMillis) {
        if (isOld(head)) {
            return false;
        }
        long calm = DiscoveryTimes.CALM_MILLIS << Math.min(raises, DiscoveryTimes.CALM_DOUBLINGS);
        if (nowMillis - raisedMillis < calm) {
            outside.alarm(Alarm.KEY_TWICE);
            return false;
        }
        raises = nowMillis - raisedMillis < DiscoveryTimes.CALM_FORGOTTEN_MILLIS ? raises + 1 : 0;
        raisedMillis = nowMillis;
        raise(head.key().incarnation());
        return true;
    }

    /** Begins a new life above an incarnation. */
    void raise(long above) {
        key = new HeadKey(Math.max(above, key.incarnation()) + 1, 0);
        outside.keepIncarnation(key.incarnation());
        mandate = signer.begin(key.incarnation());
        newest = null;
        toldHash = null;
    }

    NodeId node() {
        return signer.identity().node();
    }

    HeadKey key() {
        return key;
    }

    Map<RecordId, Service> services() {
        return services;
    }
}
