package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.MarketOnLedger.buying;
import static org.gridmarket.testkit.energy.MarketOnLedger.selling;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.B1;
import static org.gridmarket.testkit.energy.Witnesses.R0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.R2;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;
import static org.gridmarket.testkit.energy.Witnesses.withdrawal;

import java.util.List;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.junit.jupiter.api.Test;

/** Which operations may meet in one block without getting in each other's way, and which must not. */
class IndependentWritesTest {
    private static Endorsed good(Endorsement endorsement) {
        assertThat(endorsement).isInstanceOf(Endorsed.class);
        return (Endorsed) endorsement;
    }

    private static List<CommitStatus> together(MarketOnLedger market, Endorsed... transactions) {
        return market.ledger().commitBlock(List.of(transactions)).transactions().stream()
                .map(Block.Entry::status)
                .toList();
    }

    @Test
    void two_prosumers_never_conflict() {
        MarketOnLedger market = Founding.market();
        for (int home : new int[] {1, 3}) {
            market.withdraw(home, T1, 500, 500);
            market.buyCredit(home, 1_000_000);
        }
        EnergyCommand.PostOffers sell = new EnergyCommand.PostOffers(B0, List.of(selling(100, T1)));
        EnergyCommand.PostOffers buy = new EnergyCommand.PostOffers(B0, List.of(buying(100, T1)));

        assertThat(together(
                        market,
                        good(market.endorse(EnergyExamples.keyPair(1), sell)),
                        good(market.endorse(EnergyExamples.keyPair(3), buy)),
                        good(market.endorse(EnergyExamples.keyPair(5), withdrawal(T1, 5, 5))),
                        good(market.endorse(
                                MarketOnLedger.DSO,
                                new EnergyCommand.BookMoney(EnergyExamples.account(1), "payment", new Money(5))))))
                .containsOnly(CommitStatus.VALID);
    }

    @Test
    void claims_do_not_disturb_who_solves_or_finalises() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        market.withdraw(2, T2, 100, 0);
        market.withdraw(4, T2, 0, 100);
        market.buyCredit(4, 1_000_000);
        OfferId sell = market.post(2, B1, selling(100, T2));
        OfferId buy = market.post(4, B1, buying(100, T2));
        market.solve(Founding.FIRST_SOLVER, R1, offered.trade(500)).orThrow();
        market.advanceThrough(T1);
        Endorsed solution = good(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R2, List.of(new Trade(sell, buy, T2, Energy.ofWh(100)))))));
        Endorsed claim = good(market.endorse(
                EnergyExamples.keyPair(1), new EnergyCommand.Claim(EnergyExamples.account(1), IntervalSet.of(T1))));
        Endorsed retirement =
                good(market.endorse(EnergyExamples.keyPair(3), new EnergyCommand.Retire(List.of(Witnesses.tag(T1)))));

        assertThat(together(market, claim, retirement, solution)).containsOnly(CommitStatus.VALID);
    }

    @Test
    void posts_into_open_books_do_not_disturb_who_solves() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        market.withdraw(5, T2, 100, 0);
        Endorsed post = good(
                market.endorse(EnergyExamples.keyPair(5), new EnergyCommand.PostOffers(B1, List.of(selling(100, T2)))));
        Endorsed cancel = good(
                market.endorse(EnergyExamples.keyPair(1), new EnergyCommand.CancelOffers(B1, List.of(offered.sell()))));
        Endorsed solution = good(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(100))))));

        assertThat(together(market, post, cancel, solution)).containsOnly(CommitStatus.VALID);
    }

    @Test
    void of_two_solutions_in_one_block_one_has_to_be_judged_again() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        Endorsed good = good(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(500))))));
        Endorsed worse = good(market.endorse(
                EnergyExamples.keyPair(Founding.SECOND_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(100))))));

        assertThat(together(market, good, worse)).containsExactly(CommitStatus.VALID, CommitStatus.MVCC_READ_CONFLICT);
    }

    @Test
    void a_close_cannot_be_starved_by_posts_and_solutions() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        market.withdraw(5, T2, 100, 0);
        Endorsed post = good(
                market.endorse(EnergyExamples.keyPair(5), new EnergyCommand.PostOffers(B1, List.of(selling(100, T2)))));
        Endorsed solution = good(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(100))))));
        market.goToGate(R1);
        Endorsed close = good(market.endorse(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R1)));

        assertThat(together(market, post, solution, close)).containsOnly(CommitStatus.VALID);
    }

    @Test
    void what_was_endorsed_before_the_seal_and_comes_after_it_has_no_effect() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        market.withdraw(5, T2, 100, 0);
        Endorsed post = good(
                market.endorse(EnergyExamples.keyPair(5), new EnergyCommand.PostOffers(B1, List.of(selling(100, T2)))));
        Endorsed solution = good(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(100))))));
        Endorsed withdrawal = good(market.endorse(EnergyExamples.keyPair(6), withdrawal(T2, 5, 5)));
        market.close(R1);

        assertThat(together(market, post, solution)).containsOnly(CommitStatus.MVCC_READ_CONFLICT);
        assertThat(together(market, withdrawal)).containsOnly(CommitStatus.VALID);
    }

    @Test
    void a_second_close_does_nothing_and_does_not_starve_finalise() {
        MarketOnLedger market = Founding.market();
        market.goToGate(R0);
        Endorsed first = good(market.endorse(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R0)));
        Endorsed second = good(market.endorse(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R0)));
        together(market, first);
        Endorsed finalise = good(market.endorse(MarketOnLedger.DSO, new EnergyCommand.Finalise(T0)));

        assertThat(together(market, second, finalise))
                .containsExactly(CommitStatus.MVCC_READ_CONFLICT, CommitStatus.VALID);
    }
}
