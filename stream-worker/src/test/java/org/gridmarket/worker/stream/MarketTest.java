package org.gridmarket.worker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.worker.stream.party.Customer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an order to the last payout, with everybody's own program. */
class MarketTest {
    @TempDir
    private Path folder;

    private MarketInMemory market;

    @BeforeEach
    void found() {
        market = new MarketInMemory(folder);
    }

    private void honest(StreamCast who, long ask) {
        market.supplier(who, ask, MarketInMemory::right);
    }

    private void order(int replicas, int epochs) {
        Customer customer = market.customer();
        customer.order(market.order(replicas, epochs), market.now());
    }

    /** What an offer takes among those who know each other, ms of the market's time, which stands still for whoever is woken. */
    private long offerToAllocation() {
        Customer customer = market.customer();
        market.play();
        market.play();
        market.stepBy(1);
        LedgerTime offered = market.now();
        customer.order(market.order(1, 2), offered);
        market.playUntil(() -> !market.leases().isEmpty());
        return market.now().epochMillis() - offered.epochMillis();
    }

    @Test
    void an_offer_waits_for_nothing_once_every_allocator_has_proposed() {
        honest(StreamCast.S1, 700_000);
        market.mediator(StreamCast.M1).allocator();

        assertThat(offerToAllocation()).isLessThan(10);
    }

    @Test
    void an_allocator_that_proposes_nothing_holds_an_offer_up_for_no_longer_than_a_cheaper_proposal_may() {
        honest(StreamCast.S1, 700_000);
        market.mediator(StreamCast.M1).allocator().silentAllocator(StreamCast.S2);

        assertThat(offerToAllocation()).isBetween(50L, 60L);
    }

    @Test
    void a_customer_wakes_for_each_input_and_a_supplier_for_the_end_of_an_epoch() {
        honest(StreamCast.S1, 700_000);
        market.mediator(StreamCast.M1).allocator();
        order(1, 2);
        market.playUntil(() -> market.told().size() == 3);
        LedgerTime begin = market.lease().times().begin(0);
        LedgerTime end = market.lease().times().end(0);

        LedgerTime beforeFourth = begin.plusMillis(14_990);
        LedgerTime beforeEnd = end.plusMillis(-10);

        assertThat(market.participant(StreamCast.C).nextStep(beforeFourth)).isEqualTo(begin.plusMillis(15_000));
        assertThat(market.participant(StreamCast.S1).nextStep(beforeEnd)).isEqualTo(end);
        assertThat(market.participant(StreamCast.S1).nextStep(begin)).isEqualTo(begin.plusMillis(100));
    }

    @Test
    void nobody_signs_because_another_customer_says_that_it_has() {
        honest(StreamCast.S1, 700_000);
        market.mediator(StreamCast.M1).allocator();
        List<AccountKey> signers = market.meddler(StreamCast.S2, StreamCast.S1, StreamCast.M1);
        order(1, 2);
        market.play();
        market.leave(StreamCast.C);

        for (int at = 0; at < 5; at++) {
            market.play();
        }

        assertThat(signers).isEmpty();
        assertThat(market.leases()).isEmpty();
    }

    private boolean isClosed() {
        return !market.leases().isEmpty() && market.lease().isClosed();
    }

    private static Stakes stakes(LeaseView lease) {
        return lease.allocation().stakes();
    }

    @Test
    void an_order_is_leased_streamed_verified_and_paid() {
        honest(StreamCast.S1, 700_000);
        honest(StreamCast.S2, 600_000);
        market.mediator(StreamCast.M1).allocator();
        order(1, 2);

        market.playUntil(this::isClosed);

        long price = stakes(market.lease()).epochPrice().micro();
        assertThat(price).isPositive();
        assertThat(market.gain(StreamCast.S2)).as("the cheaper one").isEqualTo(2 * price - 50);
        assertThat(market.gain(StreamCast.S1)).isZero();
        assertThat(market.gain(StreamCast.M1)).isEqualTo(2 * 20);
        assertThat(market.gain(StreamCast.TREASURY)).isZero();
        assertThat(market.told()).hasSize(2 * MarketInMemory.INPUTS);
    }

    @Test
    void a_supplier_that_guesses_loses_its_deposit_by_the_panels_word() {
        market.supplier(StreamCast.S1, 600_000, input -> Bytes.utf8("a guess"));
        market.mediator(StreamCast.M1).allocator();
        order(1, 2);

        market.playUntil(this::isClosed);

        assertThat(market.gain(StreamCast.S1))
                .isEqualTo(-stakes(market.lease()).supplierDeposit().micro() - 50);
        assertThat(market.gain(StreamCast.M1)).isGreaterThan(100);
        assertThat(market.gain(StreamCast.C)).isNegative();
    }

    @Test
    void of_two_replicas_the_one_that_differs_anywhere_is_contested_and_found_wrong() {
        honest(StreamCast.S1, 700_000);
        market.supplier(
                StreamCast.S2,
                600_000,
                input -> input.toUtf8().startsWith("frame 0/") ? Bytes.utf8("wrong") : MarketInMemory.right(input));
        market.mediator(StreamCast.M1).allocator();
        order(2, 2);

        market.playUntil(this::isClosed);

        long price = stakes(market.lease()).epochPrice().micro();
        assertThat(market.gain(StreamCast.S1)).isEqualTo(2 * price - 50);
        assertThat(market.gain(StreamCast.S2))
                .isEqualTo(-stakes(market.lease()).supplierDeposit().micro() - 50);
    }

    @Test
    void a_supplier_that_is_killed_between_root_and_opening_opens_in_time() {
        honest(StreamCast.S1, 600_000);
        market.mediator(StreamCast.M1).allocator();
        order(1, 2);
        market.playUntil(() -> !market.leases().isEmpty()
                && market.lease().lane(StreamCast.S1.account()).rooted() == 1);

        market.crash(StreamCast.S1, () -> honest(StreamCast.S1, 600_000));
        market.playUntil(this::isClosed);

        assertThat(market.gain(StreamCast.S1))
                .isEqualTo(2 * stakes(market.lease()).epochPrice().micro() - 50);
        assertThat(market.lease().lane(StreamCast.S1.account()).status()).isEqualTo(LaneStatus.CLOSED);
    }

    @Test
    void a_customer_that_is_killed_in_an_epoch_signs_nothing_twice_and_reveals() {
        honest(StreamCast.S1, 600_000);
        market.mediator(StreamCast.M1).allocator();
        order(1, 2);
        market.playUntil(() -> market.told().size() > 5);

        market.crash(StreamCast.C, market::customer);
        market.playUntil(this::isClosed);

        assertThat(market.lease().gone()).isEmpty();
        assertThat(market.lease().revealedEpochs()).isEqualTo(2);
        assertThat(market.gain(StreamCast.S1)).isPositive();
    }
}
