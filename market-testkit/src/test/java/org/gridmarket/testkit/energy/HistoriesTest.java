package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.MarketOnLedger.buying;
import static org.gridmarket.testkit.energy.MarketOnLedger.selling;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Short histories that broke earlier readings of the specification; after each, every guarantee is audited. */
class HistoriesTest {
    private static final Interval T4 = Interval.of(4);
    private static final Interval T5 = Interval.of(5);
    private static final Interval T0 = Interval.of(0);
    private static final Round R5 = Round.of(5);
    private static final Round R4 = Round.of(4);
    private static final Round R1 = Round.of(1);
    private static final Round R0 = Round.of(0);
    private static final Book B1 = Book.of(1);

    private MarketOnLedger market = Founding.market();

    @AfterEach
    void every_guarantee_holds() {
        EnergyGuarantees guarantees = new EnergyGuarantees();
        market.events().forEach(guarantees::apply);
        assertThat(guarantees.check(market.ledger().state(), market.ledger().digests()))
                .isEmpty();
    }

    private EnergyEvent.Finalised finalised(Interval t) {
        return market.events().stream()
                .filter(event -> event instanceof EnergyEvent.Finalised done
                        && done.interval().equals(t))
                .map(EnergyEvent.Finalised.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Trade trade(OfferId sell, OfferId buy, Interval t, long wh) {
        return new Trade(sell, buy, t, Energy.ofWh(wh));
    }

    @Test
    void energy_is_not_sold_again_after_its_trade_was_swept() {
        market.withdraw(1, T1, 500, 0);
        market.withdraw(1, T4, 500, 0);
        market.withdraw(3, T1, 0, 500);
        market.withdraw(4, T4, 0, 500);
        market.buyCredit(3, 1_000_000);
        market.buyCredit(4, 1_000_000);
        OfferId sell = market.post(1, B0, selling(500, T1, T4));
        OfferId buyFirst = market.post(3, B0, buying(500, T1));
        OfferId buyAgain = market.post(4, B0, buying(500, T4));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, trade(sell, buyFirst, T1, 500)).orThrow();
        market.advanceThrough(T1);
        Witnesses.retire(market, 1);
        Witnesses.retire(market, 3);
        market.advanceThrough(Interval.of(3));
        market.goTo(market.calendar().end(Interval.of(3)));
        market.settleAndSweep(T0);
        market.settleAndSweep(T1);
        market.goTo(market.calendar().gate(T4).plusMillis(-1));

        assertRefused(
                ContestRejection.OFFER_NOT_IN_INSTANCE,
                market.solve(Founding.FIRST_SOLVER, R4, trade(sell, buyAgain, T4, 500)));
    }

    @Test
    void an_offer_cancelled_in_the_book_before_its_own_stays_void() {
        market.withdraw(1, T5, 500, 0);
        market.withdraw(3, T5, 0, 500);
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B1, selling(500, T5));
        OfferId buy = market.post(3, B1, buying(500, T5));
        market.run(EnergyExamples.keyPair(1), new EnergyCommand.CancelOffers(B0, List.of(sell)))
                .orThrow();
        market.advanceThrough(T4);
        market.settleAndSweep(T0);

        assertRefused(
                ContestRejection.OFFER_NOT_IN_INSTANCE,
                market.solve(Founding.FIRST_SOLVER, R5, trade(sell, buy, T5, 500)));
    }

    @Test
    void an_approval_that_was_held_back_until_its_book_closed_has_no_effect() {
        ProposedRules rules = Witnesses.soonest(market, new RuleChange.SetTariff(EnergyExamples.tariff()));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        Endorsed heldBack = (Endorsed) market.endorse(
                MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
        market.advanceThrough(B0);

        assertThat(market.ledger().commit(heldBack)).isEqualTo(CommitStatus.MVCC_READ_CONFLICT);
    }

    @Test
    void an_upload_cannot_be_changed_after_it_was_sealed() {
        Witnesses.Offered offered = Witnesses.offered();
        market = offered.market();
        var solver = EnergyExamples.keyPair(Founding.FIRST_SOLVER);
        EnergyCommand.PostSolutionPart good =
                new EnergyCommand.PostSolutionPart(0, 0, Solution.of(R1, List.of(offered.trade(500))));
        EnergyCommand.PostSolutionPart worse =
                new EnergyCommand.PostSolutionPart(0, 0, Solution.of(R1, List.of(offered.trade(1))));
        market.run(solver, good).orThrow();
        market.run(solver, new EnergyCommand.SealSolution(R1, 0)).orThrow();

        assertRefused(ContestRejection.UPLOAD_UNKNOWN, market.run(solver, worse));
        market.advanceThrough(T1);
        assertThat(finalised(T1).trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.energy()).isEqualTo(Energy.ofWh(500)));
    }

    @Test
    void one_cancelled_offer_does_not_lose_the_whole_of_what_is_carried_over() {
        market.withdraw(1, T2, 6_000, 0);
        market.withdraw(3, T2, 2_000, 6_000);
        market.withdraw(2, T2, 0, 2_000);
        market.buyCredit(3, 10_000_000);
        market.buyCredit(2, 10_000_000);
        OfferId big = market.post(1, B0, selling(6_000, T2));
        OfferId bigBuyer = market.post(3, B0, buying(6_000, T2));
        OfferId back = market.post(3, B0, selling(2_000, T2));
        OfferId backBuyer = market.post(2, B0, buying(2_000, T2));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, trade(big, bigBuyer, T2, 6_000), trade(back, backBuyer, T2, 2_000))
                .orThrow();
        market.run(EnergyExamples.keyPair(2), new EnergyCommand.CancelOffers(B1, List.of(backBuyer)))
                .orThrow();
        market.advanceThrough(T2);

        assertThat(finalised(T2).source()).isEqualTo(FinalSource.CARRIED);
        assertThat(finalised(T2).trades())
                .singleElement()
                .satisfies(trade -> assertThat(trade.energy())
                        .isEqualTo(EnergyExamples.limit().external()));
    }

    @Test
    void the_settlement_window_runs_from_a_late_finalisation() {
        market.close(R0);
        market.goTo(market.calendar().end(T5));
        market.run(MarketOnLedger.DSO, new EnergyCommand.Finalise(T0)).orThrow();

        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(T0)));
    }

    @Test
    void an_interval_that_has_begun_becomes_final_without_trades() {
        Witnesses.Offered offered = Witnesses.offered();
        market = offered.market();
        market.solve(Founding.FIRST_SOLVER, R1, offered.trade(500)).orThrow();
        market.goTo(market.calendar().start(T1));
        market.close(R1);
        market.run(MarketOnLedger.DSO, new EnergyCommand.Finalise(T1)).orThrow();

        assertThat(finalised(T1).source()).isEqualTo(FinalSource.TOO_LATE);
        assertThat(finalised(T1).trades()).isEmpty();
    }

    @Test
    void a_round_missed_in_an_outage_is_closed_late_and_never_skipped() {
        market.goTo(market.calendar().end(T5));
        market.advanceThrough(T4);

        assertThat(market.events())
                .filteredOn(EnergyEvent.Finalised.class::isInstance)
                .extracting(event -> ((EnergyEvent.Finalised) event).interval())
                .containsExactly(T0, T1, T2, Interval.of(3), T4);
    }

    @Test
    void a_cancellation_frees_later_intervals_at_once_and_earlier_ones_with_their_claim() {
        market.withdraw(1, T1, 500, 0);
        market.withdraw(1, T2, 500, 0);
        OfferId offer = market.post(1, B0, selling(500, T1, T2));
        market.advanceThrough(B0);
        market.run(EnergyExamples.keyPair(1), new EnergyCommand.CancelOffers(B1, List.of(offer)))
                .orThrow();

        assertThat(market.state().account(EnergyExamples.account(1)).offers())
                .singleElement()
                .satisfies(live -> assertThat(live.intervals().stream()).containsExactly(T1));
    }
}
