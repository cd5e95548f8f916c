package org.gridmarket.middleware.local;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.daemon.NodeDaemon;

/** What one connection has been given of cards and denials, so that it is given what is new to it only. */
final class GivenCards {
    private final Map<NodeId, Given> given = new HashMap<>();
    private final Map<Organisation, Long> denials = new HashMap<>();

    private record Given(HeadKey head, Bytes content, Bytes mandate, long atMillis) {
        boolean isBehind(HeadKey newer, long nowMillis) {
            return newer.isAfter(head) && nowMillis - atMillis >= DiscoveryTimes.THIN_MILLIS;
        }
    }

    /** Gives what is new. */
    void give(NodeDaemon.Session daemon, Consumer<LocalAnswer> out) {
        for (DenialList list : daemon.denials()) {
            if (denials.getOrDefault(list.organisation(), 0L) < list.number()) {
                denials.put(list.organisation(), list.number());
                out.accept(new LocalAnswer.Card(new Message.Denial(list.signed())));
            }
        }
        Stream.concat(daemon.node().card().stream(), daemon.node().cards(daemon.nowMillis()).stream())
                .forEach(card -> give(card, daemon.nowMillis(), out));
        given.values()
                .removeIf(each -> daemon.nowMillis() - each.atMillis()
                        > DiscoveryTimes.remote(DiscoveryTimes.LONGEST_LEASE_MILLIS));
        out.accept(new LocalAnswer.CardsEnd());
    }

    private void give(Message.Copy card, long nowMillis, Consumer<LocalAnswer> out) {
        Bytes content = card.head().text().globalContent();
        Bytes mandate = card.head().text().mandate();
        Given before = given.get(card.head().node());
        boolean same = before != null
                && before.content().equals(content)
                && before.mandate().equals(mandate);
        if (before != null && same && !before.isBehind(card.head().key(), nowMillis)) {
            return;
        }
        given.put(card.head().node(), new Given(card.head().key(), content, mandate, nowMillis));
        out.accept(new LocalAnswer.Card(same ? new Message.Copy(card.head(), card.ageMillis(), null, null) : card));
    }
}
