package org.gridmarket.worker.stream.party;

import java.util.function.BiConsumer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;

/** What a participant says in the market's topics, and what it hears there. */
final class MarketTalk {
    private final Seat seat;
    private final Links links;
    private final Inbox inbox;

    MarketTalk(Seat seat, Links links, Inbox inbox) {
        this.seat = seat;
        this.links = links;
        this.inbox = inbox;
    }

    /** Whether it can say something in a topic of its own now. */
    boolean canSay(Topic topic, LedgerTime now) {
        return links.ensure("says " + topic, now, () -> seat.transport().plain(topic));
    }

    /** Says it, where it can. */
    void say(Topic topic, MarketNote note) {
        links.write("says " + topic, MarketNote.write(note));
    }

    /** Hears from now on what is said in a topic, each with who says it; what is none is passed over. */
    void listen(Topic topic, LedgerTime now, BiConsumer<AccountKey, MarketNote> heard) {
        links.ensure(
                "hears " + topic,
                now,
                () -> seat.transport()
                        .read(
                                topic,
                                message -> inbox.post(() -> MarketNote.read(message)
                                        .ifPresent(note -> heard.accept(topic.tenant(), note)))));
    }
}
