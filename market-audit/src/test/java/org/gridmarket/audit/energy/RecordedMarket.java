package org.gridmarket.audit.energy;

import java.util.List;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.Match;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** A short market on a ledger in memory: two intervals traded with certificates, an offer voided, trades claimed. */
final class RecordedMarket {
    static final Book BOOK = Book.of(0);
    static final Interval T0 = Interval.of(0);
    static final Interval T1 = Interval.of(1);
    static final Interval T2 = Interval.of(2);

    private final MarketOnLedger market = Founding.market();

    private RecordedMarket() {
        for (Interval t : List.of(T1, T2)) {
            market.withdraw(1, t, 500, 0);
            market.withdraw(2, t, 200, 0);
            market.withdraw(3, t, 0, 600);
        }
        market.buyCredit(3, 1_000_000);
        market.post(1, BOOK, MarketOnLedger.selling(500, T1));
        market.post(1, BOOK, MarketOnLedger.selling(400, T2));
        OfferId regretted = market.post(2, BOOK, MarketOnLedger.selling(100, T1));
        market.post(3, BOOK, MarketOnLedger.buying(600, T1));
        market.post(3, BOOK, MarketOnLedger.buying(300, T2));
        market.run(EnergyExamples.keyPair(2), new EnergyCommand.CancelOffers(BOOK, List.of(regretted)))
                .orThrow();
        market.advanceThrough(BOOK);
        trade(T1.round());
        trade(T2.round());
        market.run(EnergyExamples.keyPair(1), new EnergyCommand.Claim(EnergyExamples.account(1), IntervalSet.of(T1)))
                .orThrow();
    }

    private void trade(Round round) {
        String sealed =
                market.ask(new EnergyQuery.ReadInstance(round)).orThrow().result();
        Match match = new MatcherChoice()
                .match(RecordCodec.of(SealedInstance.class).read(sealed).open(), SolveBudget.UNHURRIED)
                .orThrow();
        market.run(
                EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                new EnergyCommand.PostSolution(
                        match.solution(), match.postableCertificate().orElseThrow()));
        market.advanceThrough(round);
    }

    /** As an audit would read them from files. */
    static List<LedgerBlock> blocks() {
        return RecordedBlocks.of(new RecordedMarket().market.ledger());
    }
}
