package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.MarketOnLedger.buying;
import static org.gridmarket.testkit.energy.MarketOnLedger.selling;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** The faults of the original implementation (spec energy-market, last section), each made impossible here. */
class OriginalFaultsTest {
    /** Home sells to home in interval 1; both back it. */
    private record Deal(MarketOnLedger market, OfferId sell, OfferId buy) {
        static Deal between(MarketOnLedger market, int seller, int buyer, long wh) {
            market.withdraw(seller, T1, wh, 0);
            market.withdraw(buyer, T1, 0, wh);
            market.buyCredit(buyer, 10_000_000);
            return new Deal(market, market.post(seller, B0, selling(wh, T1)), market.post(buyer, B0, buying(wh, T1)));
        }

        Trade of(long wh) {
            return new Trade(sell, buy, T1, Energy.ofWh(wh));
        }
    }

    private static List<PricedTrade> finalTrades(MarketOnLedger market, Interval t) {
        return market.events().stream()
                .filter(event -> event instanceof EnergyEvent.Finalised done
                        && done.interval().equals(t))
                .map(event -> ((EnergyEvent.Finalised) event).trades())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_external_import_limit_is_enforced() {
        MarketOnLedger market = Founding.market();
        Deal fromF1 = Deal.between(market, 1, 3, 3_000);
        Deal fromF3 = Deal.between(market, 5, 4, 3_000);
        market.advanceThrough(B0);

        assertRefused(
                ClearingRejection.IMPORT_EXCEEDED,
                market.solve(Founding.FIRST_SOLVER, R1, fromF1.of(3_000), fromF3.of(2_001)));
    }

    @Test
    void a_net_importer_may_still_sell() {
        MarketOnLedger market = Founding.market();
        Deal into = Deal.between(market, 1, 3, 3_000);
        Deal outOf = Deal.between(market, 4, 5, 1_000);
        market.advanceThrough(B0);

        assertThat(market.solve(Founding.FIRST_SOLVER, R1, into.of(3_000), outOf.of(1_000))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void the_internal_limit_is_not_taken_for_the_external_one() {
        MarketOnLedger market = Founding.market();
        Deal inside = Deal.between(market, 1, 2, 6_000);
        market.advanceThrough(B0);

        assertThat(market.solve(Founding.FIRST_SOLVER, R1, inside.of(6_000)).isAccepted())
                .isTrue();
        assertThat(EnergyExamples.limit()
                        .internal()
                        .exceeds(EnergyExamples.limit().external()))
                .isTrue();
    }

    @Test
    void nobody_adds_trades_to_the_upload_of_another() {
        MarketOnLedger market = Founding.market();
        Deal deal = Deal.between(market, 1, 3, 1_000);
        market.advanceThrough(B0);
        Solution part = Solution.of(R1, List.of(deal.of(10)));
        market.run(EnergyExamples.keyPair(Founding.FIRST_SOLVER), new EnergyCommand.PostSolutionPart(0, 0, part))
                .orThrow();

        assertRefused(
                ContestRejection.UPLOAD_UNKNOWN,
                market.run(
                        EnergyExamples.keyPair(Founding.SECOND_SOLVER),
                        new EnergyCommand.PostSolutionPart(0, 1, part)));
        assertRefused(
                ContestRejection.UPLOAD_UNKNOWN,
                market.run(EnergyExamples.keyPair(Founding.SECOND_SOLVER), new EnergyCommand.SealSolution(R1, 0)));
    }

    @Test
    void nobody_sets_the_market_up_again() {
        assertRefused(
                CalendarRejection.MARKET_ALREADY_FOUNDED,
                Founding.market()
                        .run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(EnergyExamples.calendar())));
        assertRefused(
                AgreementRejection.PROPOSAL_UNKNOWN,
                Founding.market()
                        .run(
                                MarketOnLedger.REGULATOR_ADMIN,
                                new EnergyCommand.ApproveRules("grid", Bytes.utf8("again"))));
    }

    @Test
    void nobody_finalises_before_the_gate() {
        assertRefused(
                LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                Founding.market().run(MarketOnLedger.DSO, new EnergyCommand.CloseAndFinalise(R0)));
    }

    @Test
    void a_half_posted_solution_never_wins() {
        MarketOnLedger market = Founding.market();
        Deal deal = Deal.between(market, 1, 3, 1_000);
        market.advanceThrough(B0);
        market.solve(Founding.SECOND_SOLVER, R1, deal.of(10)).orThrow();
        market.run(
                        EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                        new EnergyCommand.PostSolutionPart(0, 0, Solution.of(R1, List.of(deal.of(1_000)))))
                .orThrow();

        market.advanceThrough(T1);

        assertThat(finalTrades(market, T1)).extracting(PricedTrade::energy).containsExactly(Energy.ofWh(10));
    }

    @Test
    void a_sealed_upload_wins_with_all_its_parts() {
        MarketOnLedger market = Founding.market();
        Deal first = Deal.between(market, 1, 3, 1_000);
        Deal second = Deal.between(market, 2, 4, 1_000);
        market.advanceThrough(B0);
        List<Trade> sorted =
                List.of(first.of(1_000), second.of(1_000)).stream().sorted().toList();
        var solver = EnergyExamples.keyPair(Founding.FIRST_SOLVER);
        for (int part = 0; part < 2; part++) {
            market.run(
                            solver,
                            new EnergyCommand.PostSolutionPart(
                                    0, part, Solution.of(R1, sorted.subList(part, part + 1))))
                    .orThrow();
        }
        market.run(solver, new EnergyCommand.SealSolution(R1, 0)).orThrow();

        market.advanceThrough(T1);

        assertThat(finalTrades(market, T1)).hasSize(2);
    }

    @Test
    void the_candidate_is_not_thrown_away_at_finalisation() {
        MarketOnLedger market = Founding.market();
        market.withdraw(1, T2, 500, 0);
        market.withdraw(3, T2, 0, 500);
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B0, selling(500, T2));
        OfferId buy = market.post(3, B0, buying(500, T2));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, new Trade(sell, buy, T2, Energy.ofWh(500)))
                .orThrow();

        market.advanceThrough(T2);

        assertThat(finalTrades(market, T2)).hasSize(1);
        assertThat(market.events())
                .filteredOn(event -> event instanceof EnergyEvent.Finalised done
                        && done.interval().equals(T2))
                .allMatch(event -> ((EnergyEvent.Finalised) event).source() == FinalSource.CARRIED);
    }

    @Test
    void the_account_is_the_signer_and_no_parameter() {
        MarketOnLedger market = Founding.market();
        market.withdraw(1, T1, 500, 0);

        assertRefused(
                OfferRejection.ASSETS_NOT_FREE,
                market.run(EnergyExamples.keyPair(2), new EnergyCommand.PostOffers(B0, List.of(selling(500, T1)))));
    }
}
