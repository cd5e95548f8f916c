package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.quantity.Round;
import org.junit.jupiter.api.Test;

/** Nothing that others wait for stops for size: closing, finalising, settling, sweeping (docs/limits.md). */
class NeverStuckTest {
    private static final Interval T5 = Interval.of(5);
    private static final Interval T0 = Interval.of(0);
    private static final Round R1 = Round.of(1);

    @Test
    void posting_and_cancelling_until_the_share_is_used_stops_no_finalisation() {
        MarketOnLedger market =
                LimitWitnesses.market(LimitWitnesses.limits(EnergyLimit.INSTANCE_BYTES, LimitWitnesses.SMALL_INSTANCE));
        int pages = fill(market);

        market.advanceThrough(T1);

        assertThat(pages).isPositive();
        assertThat(market.state().size("offer")).isEqualTo(pages);
        assertThat(finalised(market, T1).source()).isEqualTo(FinalSource.NOTHING);
    }

    @Test
    void what_one_account_posts_leaves_the_shares_of_others_alone() {
        MarketOnLedger market =
                LimitWitnesses.market(LimitWitnesses.limits(EnergyLimit.INSTANCE_BYTES, LimitWitnesses.SMALL_INSTANCE));
        fill(market);
        market.withdraw(3, T1, 500, 0);

        market.post(3, B0, MarketOnLedger.selling(500, T1));
    }

    @Test
    void a_cancellation_gives_nothing_back_until_its_book_has_rolled_off() {
        MarketOnLedger market =
                LimitWitnesses.market(LimitWitnesses.limits(EnergyLimit.INSTANCE_BYTES, LimitWitnesses.SMALL_INSTANCE));
        fill(market);
        Interval rolledOff = B0.plus(EnergyExamples.HORIZON + 1).round().interval();

        market.advanceThrough(rolledOff.minus(2));
        market.withdraw(1, rolledOff, 500, 0);
        assertRefused(OfferRejection.POSTING_ROOM_USED, LimitWitnesses.post(market));
        market.advanceThrough(rolledOff.previous());
        market.withdraw(1, rolledOff.next(), 500, 0);

        assertThat(LimitWitnesses.post(market).isAccepted()).isTrue();
    }

    /** Posts and cancels until either is refused; returns how many pages there are. */
    private static int fill(MarketOnLedger market) {
        market.withdraw(1, T1, 500, 0);
        int pages = 0;
        while (true) {
            EnergyCommand.PostOffers post = new EnergyCommand.PostOffers(B0, List.of(MarketOnLedger.selling(500, T1)));
            OperationId operation = market.nextOperation();
            Book lastBook = market.round().next().book();
            if (!market.settle(market.endorse(
                            EnergyFunctions.of(post),
                            market.signed(EnergyExamples.keyPair(1), operation, lastBook, post)))
                    .isAccepted()) {
                return pages;
            }
            pages++;
            OfferId offer = new OfferId(PageId.of(EnergyExamples.account(1), operation, lastBook), 0);
            if (!market.run(EnergyExamples.keyPair(1), new EnergyCommand.CancelOffers(B0, List.of(offer)))
                    .isAccepted()) {
                return pages;
            }
        }
    }

    @Test
    void books_that_are_too_large_to_be_read_make_an_interval_without_trades() {
        MarketOnLedger market = Witnesses.offered().market();
        market.upgrade(LimitWitnesses.limits(EnergyLimit.INSTANCE_BYTES, 100));

        market.advanceThrough(T1);

        assertThat(finalised(market, T1).source()).isEqualTo(FinalSource.TOO_LARGE);
        assertThat(finalised(market, T1).trades()).isEmpty();
    }

    @Test
    void final_trades_that_are_too_many_to_be_read_make_an_interval_without_trades() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        market.solve(Founding.FIRST_SOLVER, R1, offered.trade(250)).orThrow();
        market.advanceThrough(T1);
        market.upgrade(
                LimitWitnesses.limits(EnergyLimit.TRADE_SIDES_PER_INSTANCE, 1).with(EnergyLimit.INSTANCE_BYTES, 2_000));

        market.advanceThrough(T2);

        assertThat(finalised(market, T2).source()).isEqualTo(FinalSource.TOO_LARGE);
    }

    @Test
    void a_candidate_becomes_final_however_large_the_books_are() {
        Witnesses.Offered offered = Witnesses.offered();
        offered.market().solve(Founding.FIRST_SOLVER, R1, offered.trade(500)).orThrow();
        offered.market().upgrade(LimitWitnesses.limits(EnergyLimit.INSTANCE_BYTES, 100));

        offered.market().advanceThrough(T1);

        assertThat(finalised(offered.market(), T1).trades()).hasSize(1);
    }

    @Test
    void many_operations_of_one_last_book_are_swept_in_portions() {
        MarketOnLedger market = Founding.market();
        int before = market.state().size("operation");
        int more = 50;
        withdrawals(market, more);
        market.advanceThrough(T5);

        market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T0)).orThrow();
        market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T1)).orThrow();
        market.sweep(T0, 10);
        int sweeps = market.sweep(T1, 10);

        assertThat(sweeps).isGreaterThan(more / 10);
        assertThat(market.state().size("operation")).isLessThanOrEqualTo(before);
        assertThat(market.state().isSwept(T1)).isTrue();
    }

    @Test
    void a_busy_book_holds_back_no_settlement() {
        MarketOnLedger market = Founding.market();
        withdrawals(market, 30);
        market.advanceThrough(Interval.of(6));

        for (Interval t = T0; t.isBefore(Interval.of(3)); t = t.next()) {
            market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(t)).orThrow();
        }

        assertThat(market.state().isSettled(T2)).isTrue();
        assertThat(market.state().isSwept(T0)).isFalse();
    }

    @Test
    void swept_is_told_once_with_the_last_row() {
        MarketOnLedger market = Founding.market();
        withdrawals(market, 30);
        market.advanceThrough(T5);
        market.settleAndSweep(T0);
        market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T1)).orThrow();

        market.run(MarketOnLedger.DSO, new EnergyCommand.Sweep(T1, 10)).orThrow();
        assertThat(market.events()).doesNotContain(new EnergyEvent.Swept(T1));
        market.sweep(T1, 10);

        assertThat(market.events()).containsOnlyOnce(new EnergyEvent.Swept(T1));
    }

    @Test
    void a_row_that_is_larger_than_the_portion_goes_alone() {
        MarketOnLedger market = Founding.market();
        market.withdraw(1, T2, 100, 0);
        market.withdraw(3, T2, 0, 100);
        market.buyCredit(3, 1_000_000);
        Trade trade = new Trade(
                market.post(1, B0, MarketOnLedger.selling(100, T2)),
                market.post(3, B0, MarketOnLedger.buying(100, T2)),
                T2,
                Energy.ofWh(100));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, trade).orThrow();
        market.advanceThrough(Interval.of(9));
        for (int home : new int[] {1, 3}) {
            market.run(
                            EnergyExamples.keyPair(home),
                            new EnergyCommand.Claim(EnergyExamples.account(home), IntervalSet.of(List.of(T2))))
                    .orThrow();
        }
        Interval ofTheSolution = T1.plus(EnergyExamples.LOOK_AHEAD + 1);

        for (Interval t = T0; !t.isAfter(ofTheSolution); t = t.next()) {
            market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(t)).orThrow();
            market.sweep(t, 10);
        }

        assertThat(market.state().isSwept(ofTheSolution)).isTrue();
    }

    @Test
    void intervals_are_swept_in_order() {
        MarketOnLedger market = Founding.market();
        market.advanceThrough(T5);
        market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T0)).orThrow();
        market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T1)).orThrow();

        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                market.run(MarketOnLedger.DSO, new EnergyCommand.Sweep(T1, 10)));
    }

    @Test
    void an_interval_that_is_not_settled_is_not_swept() {
        MarketOnLedger market = Founding.market();
        market.advanceThrough(T5);

        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                market.run(MarketOnLedger.DSO, new EnergyCommand.Sweep(T0, 10)));
    }

    /** Operations of one account that all name the second book as their last. */
    private static void withdrawals(MarketOnLedger market, int count) {
        for (int i = 0; i < count; i++) {
            market.withdraw(1, T2, 1, 0);
        }
    }

    private static EnergyEvent.Finalised finalised(MarketOnLedger market, Interval t) {
        return market.events().stream()
                .filter(EnergyEvent.Finalised.class::isInstance)
                .map(EnergyEvent.Finalised.class::cast)
                .filter(done -> done.interval().equals(t))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void assets_that_trades_could_carry_out_of_range_are_not_withdrawn() {
        Holding much = Holding.none(T1, new GroupId("f1")).withdraw(Energy.UNLIMITED, Energy.ZERO);

        assertThatThrownBy(() -> much.withdraw(Energy.ZERO, Energy.ofWh(1)))
                .isInstanceOf(QuantityException.class)
                .hasMessageContaining("EPA");
    }
}
