package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;

class EventAgreementTest {
    private static final Gateway DSO = new Gateway("dso:1", "DSO");
    private static final Gateway COOPERATIVE = new Gateway("cooperative:1", "COOPERATIVE");
    private static final Gateway REGULATOR = new Gateway("regulator:1", "REGULATOR");
    private static final long HUGE = 1L << 62;

    private final List<String> caught = new ArrayList<>();
    private EventAgreement<String> agreement = among(DSO, COOPERATIVE, REGULATOR);

    private EventAgreement<String> among(Gateway... gateways) {
        return new EventAgreement<>(
                List.of(gateways),
                0,
                EventAgreementTest::read,
                AgreementLimits.USUAL,
                (gateway, standing) -> caught.add(gateway.organisation() + " " + standing.reason()));
    }

    private static List<String> read(String json) {
        if (!json.startsWith("[")) {
            throw new IllegalArgumentException("no list");
        }
        return List.of(json);
    }

    private static TransactionText tx(long block, String id) {
        return new TransactionText(block, id, "[" + id + "]");
    }

    private Tale open(Gateway gateway) {
        return agreement.open(gateway, 0).orElseThrow();
    }

    private void tell(Tale tale, TransactionText... told) {
        for (TransactionText one : told) {
            agreement.tell(tale, one, 0);
        }
    }

    private List<String> news() {
        return agreement.takeNews().stream().map(BlockEvents::transaction).toList();
    }

    @Test
    void what_one_gateway_tells_is_not_believed() {
        tell(open(DSO), tx(1, "a"), tx(HUGE, "b"));

        assertThat(news()).isEmpty();
        assertThat(agreement.block()).isZero();
    }

    @Test
    void what_two_organisations_tell_is_believed_in_order_once() {
        for (Tale tale : List.of(open(DSO), open(COOPERATIVE), open(REGULATOR))) {
            tell(tale, tx(1, "a"), tx(1, "b"), tx(2, "c"));
        }

        assertThat(news()).containsExactly("a", "b", "c");
        assertThat(agreement.block()).isEqualTo(2);
        assertThat(caught).isEmpty();
    }

    @Test
    void two_gateways_of_one_organisation_are_one_voice() {
        Gateway second = new Gateway("dso:2", "DSO");
        agreement = among(DSO, second, COOPERATIVE);

        tell(open(DSO), tx(1, "invented"));
        tell(open(second), tx(1, "invented"));

        assertThat(news()).isEmpty();
    }

    @Test
    void a_block_number_that_one_gateway_invents_moves_nothing() {
        Tale liar = open(REGULATOR);
        tell(liar, tx(HUGE, "x"));
        tell(open(DSO), tx(1, "a"), tx(2, "b"));
        tell(open(COOPERATIVE), tx(1, "a"), tx(2, "b"));

        assertThat(news()).containsExactly("a", "b");
        assertThat(agreement.block()).isEqualTo(2);
        assertThat(agreement.isOver(liar)).isTrue();
        assertThat(caught).hasSize(1).first().asString().startsWith("REGULATOR told what others contradict");
    }

    @Test
    void a_block_above_any_number_costs_its_teller_its_standing() {
        tell(open(REGULATOR), tx(-1, "x"));

        assertThat(caught).containsExactly("REGULATOR told block 18446744073709551615, above any that there can be");
    }

    @Test
    void a_transaction_that_a_gateway_withholds_within_a_block_is_not_left_out() {
        tell(open(REGULATOR), tx(1, "a"), tx(1, "c"));
        tell(open(DSO), tx(1, "a"), tx(1, "b"), tx(1, "c"));
        tell(open(COOPERATIVE), tx(1, "a"), tx(1, "b"), tx(1, "c"));

        assertThat(news()).containsExactly("a", "b", "c");
        assertThat(caught).hasSize(1);
    }

    @Test
    void transactions_in_another_order_are_not_believed() {
        tell(open(REGULATOR), tx(1, "b"), tx(1, "a"));
        tell(open(DSO), tx(1, "a"), tx(1, "b"));
        assertThat(news()).isEmpty();

        tell(open(COOPERATIVE), tx(1, "a"), tx(1, "b"));
        assertThat(news()).containsExactly("a", "b");
    }

    @Test
    void a_transaction_with_other_events_is_not_believed() {
        tell(open(REGULATOR), new TransactionText(1, "a", "[forged]"));
        tell(open(DSO), tx(1, "a"));
        tell(open(COOPERATIVE), tx(1, "a"));

        assertThat(agreement.takeNews()).extracting(BlockEvents::events).containsExactly(List.of("[a]"));
        assertThat(caught).hasSize(1);
    }

    @Test
    void what_a_gateway_that_is_behind_tells_is_held_against_what_is_believed() {
        Tale late = open(REGULATOR);
        tell(open(DSO), tx(1, "a"), tx(2, "b"), tx(3, "c"));
        tell(open(COOPERATIVE), tx(1, "a"), tx(2, "b"), tx(3, "c"));
        tell(late, tx(1, "a"));
        assertThat(caught).isEmpty();

        tell(late, tx(2, "forged"));
        assertThat(caught).hasSize(1);
    }

    @Test
    void an_event_that_cannot_be_read_costs_only_its_teller() {
        tell(open(REGULATOR), new TransactionText(1, "a", "no list\u001b[2J"));
        tell(open(DSO), tx(1, "a"));
        tell(open(COOPERATIVE), tx(1, "a"));

        assertThat(news()).containsExactly("a");
        assertThat(caught).containsExactly("REGULATOR told what others contradict, block 1 transaction a");
    }

    @Test
    void what_one_gateway_alone_tells_is_not_even_read() {
        List<String> read = new ArrayList<>();
        agreement = new EventAgreement<>(
                List.of(DSO, COOPERATIVE),
                0,
                json -> {
                    read.add(json);
                    return List.of(json);
                },
                AgreementLimits.USUAL,
                AgreementWatch.NOBODY);

        tell(open(DSO), tx(1, "a"), tx(2, "b"));
        assertThat(read).isEmpty();
        tell(open(COOPERATIVE), tx(1, "a"));
        assertThat(read).containsExactly("[a]");
    }

    @Test
    void what_two_organisations_tell_and_nobody_can_read_costs_both_their_standing() {
        agreement = among(DSO, COOPERATIVE);
        tell(open(DSO), new TransactionText(1, "a", "no list\u001b[2J"));
        assertThat(caught).isEmpty();
        tell(open(COOPERATIVE), new TransactionText(1, "a", "no list\u001b[2J"));

        assertThat(news()).isEmpty();
        assertThat(caught)
                .containsExactly(
                        "DSO told events that cannot be read, block 1 transaction a: no list",
                        "COOPERATIVE told events that cannot be read, block 1 transaction a: no list");
    }

    @Test
    void events_that_are_left_out_are_believed_by_their_digest() {
        List<TransactionText> leftOuts = new ArrayList<>();
        agreement = new EventAgreement<>(
                List.of(DSO, COOPERATIVE, REGULATOR),
                0,
                EventAgreementTest::read,
                AgreementLimits.USUAL,
                new AgreementWatch() {
                    @Override
                    public void caught(Gateway gateway, GatewayStanding standing) {
                        caught.add(gateway.organisation());
                    }

                    @Override
                    public void leftOut(TransactionText believed) {
                        leftOuts.add(believed);
                    }
                });
        TransactionText leftOut = TransactionText.leftOut(1, "a", 5_000_000, Digest.sha256(Bytes.utf8("long")));
        TransactionText lie = TransactionText.leftOut(1, "a", 5_000_000, Digest.sha256(Bytes.utf8("other")));

        tell(open(REGULATOR), lie);
        tell(open(DSO), leftOut, tx(2, "b"));
        tell(open(COOPERATIVE), leftOut, tx(2, "b"));

        assertThat(agreement.takeNews()).extracting(BlockEvents::events).containsExactly(List.of(), List.of("[b]"));
        assertThat(leftOuts).containsExactly(leftOut);
        assertThat(caught).containsExactly("REGULATOR");
    }

    @Test
    void who_leaves_out_what_others_tell_is_caught() {
        tell(open(REGULATOR), TransactionText.leftOut(1, "a", 3, Digest.sha256(Bytes.utf8("[a]"))));
        tell(open(DSO), tx(1, "a"));
        tell(open(COOPERATIVE), tx(1, "a"));

        assertThat(agreement.takeNews()).extracting(BlockEvents::events).containsExactly(List.of("[a]"));
        assertThat(caught).hasSize(1).first().asString().startsWith("REGULATOR");
    }

    @Test
    void a_gateway_that_was_caught_is_left_for_a_growing_time_and_then_heard_again() {
        long now = 0;
        for (int time = 1; time <= 12; time++) {
            Tale tale = agreement.open(REGULATOR, now).orElseThrow();
            agreement.tell(tale, tx(-1, "x"), now);
            long left = agreement.standing(REGULATOR).leftUntil() - now;
            assertThat(left).isEqualTo(Math.min(1_000L << (time - 1), 600_000));
            assertThat(agreement.open(REGULATOR, now + left - 1)).isEmpty();
            now += left;
        }
    }

    @Test
    void a_gateway_that_tells_the_truth_long_enough_is_as_good_as_new() {
        AgreementLimits limits = new AgreementLimits(10, 1_000, 10, 64, 1, 8, 3);
        agreement = new EventAgreement<>(
                List.of(DSO, COOPERATIVE), 0, EventAgreementTest::read, limits, AgreementWatch.NOBODY);
        tell(open(DSO), tx(-1, "x"));
        Tale again = agreement.open(DSO, 1).orElseThrow();
        Tale other = open(COOPERATIVE);
        for (int block = 1; block <= 3; block++) {
            assertThat(agreement.standing(DSO).caught()).isEqualTo(1);
            tell(again, tx(block, "a"));
            tell(other, tx(block, "a"));
        }
        assertThat(agreement.standing(DSO).caught()).isZero();
        assertThat(agreement.standing(DSO).caughtEver()).isEqualTo(1);
    }

    @Test
    void with_one_of_two_gateways_away_nothing_is_believed_and_it_is_said_who_is_awaited() {
        agreement = among(DSO, COOPERATIVE);
        agreement.tell(open(DSO), tx(7, "a"), 40);

        assertThat(news()).isEmpty();
        assertThat(agreement.waiting())
                .contains(new EventAgreement.Waiting(
                        40, "DSO (dso:1) tells block 7 transaction a; COOPERATIVE (cooperative:1) is not connected"));

        tell(open(COOPERATIVE), tx(7, "a"));
        assertThat(agreement.waiting()).isEmpty();
    }

    @Test
    void a_connection_that_breaks_within_a_block_goes_on_without_a_gap_or_an_event_twice() {
        Tale first = open(DSO);
        tell(first, tx(1, "a"), tx(2, "b"));
        tell(open(COOPERATIVE), tx(1, "a"), tx(2, "b"), tx(2, "c"));
        agreement.broken(first);

        Tale second = open(DSO);
        assertThat(second.fromBlock()).isEqualTo(2);
        tell(second, tx(2, "b"), tx(2, "c"));

        assertThat(news()).containsExactly("a", "b", "c");
        assertThat(caught).isEmpty();
    }

    @Test
    void one_organisation_alone_has_to_be_called_trusted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> among(DSO, new Gateway("dso:2", "DSO")))
                .withMessageContaining("say which one is trusted");
        assertThatIllegalArgumentException().isThrownBy(this::among);
    }

    @Test
    void what_a_trusted_gateway_tells_is_believed_alone() {
        Gateway own = new Gateway("home:1", "DSO", true);
        agreement = among(own);
        tell(open(own), tx(1, "a"), tx(2, "b"));

        assertThat(news()).containsExactly("a", "b");
    }

    @Test
    void a_trusted_gateway_that_is_away_is_missed_by_nobody() {
        Gateway own = new Gateway("home:1", "HOME", true);
        agreement = among(own, DSO, COOPERATIVE);
        tell(open(DSO), tx(1, "a"));
        tell(open(COOPERATIVE), tx(1, "a"));

        assertThat(news()).containsExactly("a");
    }

    @Test
    void who_tells_more_than_others_confirm_is_not_read_on() {
        AgreementLimits limits = new AgreementLimits(3, 1_000, 10, 64, 1, 8, 3);
        agreement = new EventAgreement<>(
                List.of(DSO, COOPERATIVE), 0, EventAgreementTest::read, limits, AgreementWatch.NOBODY);
        Tale fast = open(DSO);
        tell(fast, tx(1, "a"), tx(2, "b"), tx(3, "c"));
        assertThat(agreement.hasRoom(fast)).isFalse();

        tell(open(COOPERATIVE), tx(1, "a"));
        assertThat(agreement.hasRoom(fast)).isTrue();
    }

    @Test
    void who_is_too_far_behind_to_be_compared_is_asked_again_and_not_blamed() {
        AgreementLimits limits = new AgreementLimits(10, 1_000, 2, 64, 1, 8, 3);
        agreement = new EventAgreement<>(
                List.of(DSO, COOPERATIVE, REGULATOR),
                0,
                EventAgreementTest::read,
                limits,
                (gateway, standing) -> caught.add(standing.reason()));
        Tale slow = open(REGULATOR);
        Tale one = open(DSO);
        Tale two = open(COOPERATIVE);
        for (int block = 1; block <= 9; block++) {
            tell(one, tx(block, "a"));
            tell(two, tx(block, "a"));
        }
        tell(slow, tx(1, "a"));

        assertThat(agreement.isOver(slow)).isTrue();
        assertThat(caught).isEmpty();
        assertThat(open(REGULATOR).fromBlock()).isEqualTo(9);
    }

    @Test
    void a_gateway_that_comes_later_is_a_voice_like_the_others() {
        agreement = among(DSO, COOPERATIVE);
        Tale first = open(DSO);
        tell(first, tx(1, "a"));

        agreement.hear(List.of(DSO, REGULATOR));
        tell(open(REGULATOR), tx(1, "a"));

        assertThat(news()).containsExactly("a");
    }

    @Test
    void who_has_gone_tells_no_more_and_stands_as_it_stood_when_it_comes_back() {
        Tale gone = open(REGULATOR);
        agreement.caught(REGULATOR, "lied", 0);

        agreement.hear(List.of(DSO, COOPERATIVE));
        assertThat(agreement.isOver(gone)).isTrue();
        agreement.hear(List.of(DSO, COOPERATIVE, REGULATOR));

        assertThat(agreement.standing(REGULATOR).caught()).isEqualTo(1);
    }

    @Test
    void those_that_could_make_nothing_believed_do_not_take_the_place_of_those_that_can() {
        agreement.hear(List.of(DSO));

        assertThat(agreement.gateways()).containsExactly(DSO, COOPERATIVE, REGULATOR);
    }
}
