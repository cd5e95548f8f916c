package org.gridmarket.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.gridmarket.testkit.discovery.SimulatedTrust;
import org.junit.jupiter.api.Test;

class CardBoardTest {
    private static final ServiceRecord SERVICE = DiscoveryExamples.service("gateway", "one");

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final CardBoard board = new CardBoard(clock::get);
    private final DiscoveryExamples.Node node = new DiscoveryExamples.Node("one", Organisation.DSO, Unit.OPERATOR);

    private static Message.Copy beat(Message.Copy card) {
        return new Message.Copy(card.head(), card.ageMillis(), null, null);
    }

    @Test
    void a_reader_from_the_beginning_is_given_the_whole_card_at_its_newest_head() {
        board.take(node.card(0, SERVICE));
        Message.Copy newer = node.card(0, SERVICE);
        board.take(beat(newer));

        assertThat(board.since(0).messages()).containsExactly(newer);
    }

    @Test
    void a_reader_that_has_the_card_is_given_the_head_alone_and_nothing_twice() {
        board.take(node.card(0, SERVICE));
        CardBoard.News first = board.since(0);
        Message.Copy newer = node.card(0, SERVICE);
        board.take(beat(newer));

        CardBoard.News second = board.since(first.serial());
        assertThat(second.messages()).containsExactly(beat(newer));
        assertThat(board.since(second.serial()).messages()).isEmpty();
    }

    @Test
    void a_head_grows_older_while_it_waits_for_a_reader() {
        board.take(node.card(20, SERVICE));
        clock.addAndGet(100);

        assertThat(((Message.Copy) board.since(0).messages().getFirst()).ageMillis())
                .isEqualTo(120);
    }

    @Test
    void what_no_lease_can_have_kept_alive_is_let_go() {
        board.take(node.card(0, SERVICE));
        clock.addAndGet(200_000);
        Message.Copy other = new DiscoveryExamples.Node("two", Organisation.DSO, Unit.OPERATOR).card(0, SERVICE);
        board.take(other);

        assertThat(board.since(0).messages()).containsExactly(other);
    }

    @Test
    void a_list_of_denials_is_told_to_each_reader_once() {
        Message.Denial denial = new Message.Denial(SimulatedTrust.list(Organisation.DSO, 1, Set.of("stolen")));
        board.take(denial);
        board.take(denial);
        CardBoard.News first = board.since(0);

        assertThat(first.messages()).isEqualTo(List.of(denial));
        assertThat(board.since(first.serial()).messages()).isEmpty();
    }
}
