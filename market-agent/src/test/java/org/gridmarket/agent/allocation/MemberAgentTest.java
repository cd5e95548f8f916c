package org.gridmarket.agent.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member's agent against the contract itself, stopped wherever it hurts. */
class MemberAgentTest {
    private static final int MEMBER = 1;
    private static final int STRANGER = 9;
    private static final long RUNS = 12;

    @TempDir
    private Path folder;

    private final List<ListedOffer> listed = new ArrayList<>();
    private AllocationOnLedger market =
            AllocationOnLedger.open(AllocationOnLedger.draft().life(2).make());
    private int heard;
    private int operations = 500;
    private MemberAgent agent;

    @BeforeEach
    void begin() {
        agent = fresh("journal", MEMBER);
        list("seat", Offers.provide().of(1, 5, 1).until(0).make());
    }

    private void list(String name, Offer offer) {
        listed.add(new ListedOffer(name, "", Cycle.FIRST, offer));
    }

    /** The agent as it is after a start: it hears all from the beginning. */
    private MemberAgent fresh(String journal, int account) {
        heard = 0;
        MemberAgent started = new MemberAgent(
                market.name(),
                ClockedLedger.keyPair(account),
                ClockedLedger.TARGET,
                (schema, book) -> List.copyOf(listed),
                new MemberJournal(folder.resolve(journal)));
        started.hear(new ClockEvent.ClockFounded(market.ledger().clock()));
        return started;
    }

    private void hear() {
        List<AllocationEvent> events = market.events();
        events.subList(heard, events.size()).forEach(event -> agent.hear((Record) event));
        heard = events.size();
    }

    private Optional<MemberJournal.Sent> toSend() {
        hear();
        return agent.toSend(market.ledger().now(), () -> ClockedLedger.operation(operations++));
    }

    private Answer carried(MemberJournal.Sent sent) {
        return switch (market.ledger().run(sent.function(), sent.submission())) {
            case Decision.Accepted<Receipt>(Receipt done) -> new Answer.Committed(done.result(), false);
            case Decision.Rejected<Receipt>(var why)
            when why.code() == ShellRejection.OPERATION_REPEATED -> new Answer.Committed(why.detail(), true);
            case Decision.Rejected<Receipt>(var why) ->
                new Answer.Rejected(why.code().name(), "", why.detail());
        };
    }

    /** Sends what there is, until there is nothing. */
    private void work() {
        for (Optional<MemberJournal.Sent> next = toSend(); next.isPresent(); next = toSend()) {
            agent.answered(next.get(), carried(next.get()), market.ledger().now());
        }
    }

    private List<AllocationEvent.AllocationOfferPosted> posted() {
        return market.events().stream()
                .filter(AllocationEvent.AllocationOfferPosted.class::isInstance)
                .map(AllocationEvent.AllocationOfferPosted.class::cast)
                .filter(each -> each.owner().equals(agent.account()))
                .toList();
    }

    @Test
    void an_offer_is_posted_once_however_often_its_file_is_read() {
        work();
        work();
        list("another", Offers.provide().of(2, 5, 1).until(0).make());
        work();

        assertThat(posted()).hasSize(2);
    }

    @Test
    void killed_behind_the_commit_it_sends_the_same_bytes_and_posts_nothing_twice() {
        MemberJournal.Sent sent = toSend().orElseThrow();
        carried(sent);

        agent = fresh("journal", MEMBER);
        assertThat(agent.toSend(market.ledger().now(), () -> ClockedLedger.operation(operations++)))
                .contains(sent);
        work();

        assertThat(posted()).hasSize(1);
    }

    @Test
    void killed_before_it_was_sent_it_sends_it_then() {
        toSend();

        agent = fresh("journal", MEMBER);
        work();

        assertThat(posted()).hasSize(1);
    }

    @Test
    void what_never_reached_its_book_goes_into_the_next_one() {
        toSend();
        market.at(1_100).close(0).orThrow();
        market.at(1_150).finalise(0).orThrow();
        listed.clear();
        list("seat", Offers.provide().of(1, 5, 1).until(1).make());
        work();

        assertThat(posted())
                .singleElement()
                .satisfies(each -> assertThat(each.id().page().book()).isEqualTo(new Cycle(1)));
    }

    @Test
    void a_clock_that_is_behind_signs_under_no_period_that_is_sealed() {
        LedgerPeriod next = market.ledger().clock().at(market.ledger().now()).next();
        agent.hear(new ClockEvent.PeriodSealed(next, market.ledger().now()));

        assertThat(toSend())
                .hasValueSatisfying(sent -> assertThat(sent.submission().lastBook())
                        .isEqualTo(next.next().asLast()));
    }

    @Test
    void nothing_is_posted_behind_a_shut_door() {
        market.at(1_100).close(0).orThrow();
        hear();

        assertThat(agent.openBook(market.ledger().now())).isEmpty();
        assertThat(toSend()).isEmpty();
    }

    @Test
    void who_is_no_member_sends_nothing() {
        agent = fresh("stranger", STRANGER);

        assertThat(toSend()).isEmpty();
    }

    @Test
    void what_its_pages_are_owed_is_brought_in_and_nothing_is_asked_for_twice() {
        work();
        PageId own = posted().getFirst().id().page();
        PageId consume = market.post(2, 0, Offers.consume().of(1, 4, 9).until(0));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, AllocationOnLedger.assign(own, consume, 1, 4)).orThrow();
        market.at(1_150).finalise(0).orThrow();

        assertThat(toSend())
                .hasValueSatisfying(sent -> assertThat(sent.function()).isEqualTo("allocation:settle"));
        work();
        assertThat(market.events())
                .anyMatch(event -> event instanceof AllocationEvent.AllocationSettled settled
                        && settled.page().equals(own));
        assertThat(toSend()).isEmpty();
    }

    @Test
    void a_refused_posting_is_left_for_a_while_and_tried_again() {
        listed.clear();
        list("dear", Offers.consume().of(1, 100, 9).until(0).make());
        work();
        assertThat(posted()).isEmpty();

        market.fill(MEMBER, 1_000);
        market.at(1_010);
        work();
        assertThat(posted()).hasSize(1);
    }

    @Test
    void killed_at_random_moments_it_posts_each_name_at_most_once() {
        for (long seed = 1; seed <= RUNS; seed++) {
            Random random = new Random(seed);
            market = AllocationOnLedger.open(AllocationOnLedger.draft().life(2).make());
            listed.clear();
            String journal = "journal-" + seed;
            agent = fresh(journal, MEMBER);
            for (int i = 0; i < 12; i++) {
                if (random.nextInt(3) == 0) {
                    list("offer-" + i, Offers.provide().of(1 + i, 1, 1).until(0).make());
                }
                Optional<MemberJournal.Sent> next = toSend();
                Answer answer = next.isPresent() && random.nextBoolean()
                        ? carried(next.get())
                        : new Answer.Indeterminate("lost");
                if (next.isPresent() && random.nextBoolean()) {
                    agent.answered(next.get(), answer, market.ledger().now());
                }
                if (random.nextInt(3) == 0) {
                    agent = fresh(journal, MEMBER);
                }
            }
            work();
            assertThat(posted())
                    .as("seed " + seed)
                    .hasSize(listed.size())
                    .extracting(each -> each.offer().alternatives())
                    .doesNotHaveDuplicates();
        }
    }
}
