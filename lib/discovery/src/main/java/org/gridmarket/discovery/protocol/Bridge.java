package org.gridmarket.discovery.protocol;

import java.util.Objects;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Carries between a site and the trunk what is new to it, heads unchanged (rule 13). Nothing circles, since what is not new is
 * not carried. Every bridge of a site carries everything: one of them may be gone. What has run out is not carried: a liar that
 * says "very old" of a head first would else have the honest copy thinned away, and the other sites would doubt a living node.
 */
final class Bridge {
    private final String site;
    private final Membership members;
    private final NodeTable table;

    Bridge(String site, Membership members, NodeTable table) {
        this.site = site;
        this.members = members;
        this.table = table;
    }

    void carry(NodeEntry entry, Member from, long nowMillis) {
        Bytes hash = entry.newest.contentFor(site);
        boolean whole = !Objects.equals(entry.carriedHash, hash)
                || !Objects.equals(entry.carriedMandate, entry.newest.text().mandate());
        if (!whole && nowMillis - entry.carriedMillis < DiscoveryTimes.THIN_MILLIS) {
            return;
        }
        boolean held = entry.isComplete(site);
        entry.carriedMillis = nowMillis;
        if (held) {
            entry.carriedHash = hash;
            entry.carriedMandate = entry.newest.text().mandate();
        }
        Link to = entry.newest.isOfSite(site) ? Link.TRUNK : Link.SITE;
        Message.Copy copy = whole ? table.give(entry, to, nowMillis) : table.beatOf(entry, nowMillis);
        members.sendAllBut(from, to, copy);
    }
}
