package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.record.NodeId;

/** Whom the membership layer has found, and who of them sends too much that is not believed. */
final class Membership {
    private static final long SECOND_MILLIS = 1_000;

    private final Outside outside;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /** A member, and the heads of it that were refused in the second that began at {@code since}. */
    private static final class Found {
        private final Member member;
        private long sinceMillis = NodeEntry.LONG_AGO;
        private int bad;

        Found(Member member) {
            this.member = member;
        }
    }

    Membership(Outside outside) {
        this.outside = outside;
    }

    void appeared(Member member) {
        found.put(key(member), new Found(member));
    }

    void vanished(Member member) {
        found.remove(key(member));
    }

    /** One address may be heard in the site and on the trunk. */
    private static String key(Member member) {
        return member.link() + " " + member.address();
    }

    /** Any member of a link. */
    Optional<Member> any(Link link, RandomGenerator random) {
        List<Member> all = on(link);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private List<Member> on(Link link) {
        List<Member> all = new ArrayList<>();
        found.values().stream()
                .map(each -> each.member)
                .filter(member -> member.link() == link)
                .forEach(all::add);
        return all;
    }

    /** Whoever says to be this node; none when no member does. */
    List<Member> of(NodeId node) {
        return found.values().stream()
                .map(each -> each.member)
                .filter(member -> member.node().equals(node))
                .toList();
    }

    void sendAllBut(Member from, Link link, Message message) {
        for (Member member : on(link)) {
            if (!member.address().equals(from.address())) {
                outside.send(member, message);
            }
        }
    }

    void sendAll(Message message) {
        for (Link link : Link.values()) {
            on(link).forEach(member -> outside.send(member, message));
        }
    }

    /** A head of this member was not believed. */
    void bad(Member member, long nowMillis) {
        Found sender = found.get(key(member));
        if (sender == null) {
            return;
        }
        if (nowMillis - sender.sinceMillis >= SECOND_MILLIS) {
            sender.sinceMillis = nowMillis;
            sender.bad = 0;
        }
        sender.bad++;
    }

    /** After ten in a second the rest of the second is dropped unread. */
    boolean isDeafTo(Member member, long nowMillis) {
        Found sender = found.get(key(member));
        return sender != null
                && sender.bad >= DiscoveryLimits.BAD_HEADS_PER_SECOND
                && nowMillis - sender.sinceMillis < SECOND_MILLIS;
    }
}
