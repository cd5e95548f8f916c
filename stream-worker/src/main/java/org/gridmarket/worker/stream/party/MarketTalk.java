package org.gridmarket.worker.stream.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;

/** What a participant says in the market's topics, and what it hears there. */
final class MarketTalk {
    private final Seat seat;
    private final Links links;
    private final Inbox inbox;

    /** Of topics' links: they are asked for at each look. */
    private final Map<Topic, String> says = new HashMap<>();

    private List<Member> heardAll = List.of();

    MarketTalk(Seat seat, Links links, Inbox inbox) {
        this.seat = seat;
        this.links = links;
        this.inbox = inbox;
    }

    /** Whether it can say something in a topic of its own now. */
    boolean canSay(Topic topic, LedgerTime now) {
        return links.ensure(name(topic), now, () -> seat.transport().plain(topic));
    }

    /** Says it, where it can. */
    void say(Topic topic, MarketNote note) {
        links.write(name(topic), MarketNote.write(note));
    }

    private String name(Topic topic) {
        return says.computeIfAbsent(topic, any -> "says " + topic);
    }

    /**
     * Has all members looked at, unless all of them are heard that are there.
     *
     * @param hears whether a member is heard, who need not be
     */
    void listenTo(Predicate<Member> hears) {
        List<Member> members = seat.transport().members();
        if (members.equals(heardAll)) {
            return;
        }
        boolean all = true;
        for (Member member : members) {
            all &= hears.test(member);
        }
        heardAll = all ? members : List.of();
    }

    /** Hears from now on what is said in a topic, each with who says it; what is none is passed over. Whether it does now. */
    boolean listen(Topic topic, LedgerTime now, BiConsumer<AccountKey, MarketNote> heard) {
        return links.ensure(
                "hears " + topic,
                now,
                () -> seat.transport()
                        .read(
                                topic,
                                message -> inbox.post(() -> MarketNote.read(message)
                                        .ifPresent(note -> heard.accept(topic.tenant(), note)))));
    }
}
