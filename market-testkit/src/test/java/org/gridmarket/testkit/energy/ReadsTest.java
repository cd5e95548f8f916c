package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.MarketOnLedger.buying;
import static org.gridmarket.testkit.energy.MarketOnLedger.selling;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T1;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.ReadWriteSet;
import org.junit.jupiter.api.Test;

/** What operations read of a market that others use as well: what they need, however many the others are. */
class ReadsTest {
    private static final long WH = 100;

    /** Homes 1 and 3, 2 and 4 .. trade with each other in interval 1. */
    private static List<Trade> deals(MarketOnLedger market, int count) {
        List<Trade> trades = new ArrayList<>();
        for (int seller = 1; seller <= count; seller++) {
            int buyer = seller + 2;
            market.withdraw(seller, T1, WH, 0);
            market.withdraw(buyer, T1, 0, WH);
            market.buyCredit(buyer, 1_000_000);
            OfferId sell = market.post(seller, B0, selling(WH, T1));
            OfferId buy = market.post(buyer, B0, buying(WH, T1));
            trades.add(new Trade(sell, buy, T1, Energy.ofWh(WH)));
        }
        market.advanceThrough(B0);
        return trades;
    }

    private static ReadWriteSet claimAfter(MarketOnLedger market, int count) {
        market.solve(Founding.FIRST_SOLVER, R1, deals(market, count).toArray(Trade[]::new))
                .orThrow();
        market.advanceThrough(T1);
        return effects(market.endorse(
                EnergyExamples.keyPair(1), new EnergyCommand.Claim(EnergyExamples.account(1), IntervalSet.of(T1))));
    }

    private static ReadWriteSet effects(Endorsement endorsement) {
        assertThat(endorsement).isInstanceOf(Endorsement.Endorsed.class);
        return ((Endorsement.Endorsed) endorsement).effects();
    }

    @Test
    void a_claim_reads_no_more_where_more_accounts_trade() {
        ReadWriteSet alone = claimAfter(Founding.market(), 1);
        ReadWriteSet among = claimAfter(Founding.market(), 2);

        assertThat(among.reads()).hasSameSizeAs(alone.reads());
        assertThat(among.ranges()).isEmpty();
    }

    @Test
    void a_solution_is_verified_without_any_account() {
        MarketOnLedger market = Founding.market();
        List<Trade> trades = deals(market, 2);

        ReadWriteSet posted = effects(market.endorse(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(Solution.of(R1, trades))));

        assertThat(posted.reads().keySet()).noneMatch(key -> key.startsWith("account~"));
        assertThat(posted.ranges()).noneMatch(range -> range.from().startsWith("account"));
    }
}
