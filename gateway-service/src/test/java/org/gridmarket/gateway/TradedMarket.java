package org.gridmarket.gateway;

import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** A market in which home 1 has sold 1000 Wh to home 3 in interval 1, and has cancelled nothing. */
public final class TradedMarket {
    public static final Book BOOK = Book.of(0);
    /** The interval of the first book's round, for which nobody could offer. */
    public static final Interval EMPTY = BOOK.round().interval();

    public static final Interval TRADED = Interval.of(1);
    public static final int SELLER = 1;
    public static final int BUYER = 3;
    public static final long TRADED_WH = 1_000;

    private TradedMarket() {}

    public static MarketOnLedger market() {
        MarketOnLedger market = Founding.market();
        trade(market);
        return market;
    }

    /** Offers, a solution, and the final interval. */
    public static void trade(MarketOnLedger market) {
        market.withdraw(SELLER, TRADED, TRADED_WH, 0);
        market.withdraw(BUYER, TRADED, 0, TRADED_WH);
        market.buyCredit(BUYER, 1_000_000);
        OfferId sell = market.post(SELLER, BOOK, MarketOnLedger.selling(TRADED_WH, TRADED));
        OfferId buy = market.post(BUYER, BOOK, MarketOnLedger.buying(TRADED_WH, TRADED));
        market.advanceThrough(BOOK);
        market.solve(Founding.FIRST_SOLVER, TRADED.round(), new Trade(sell, buy, TRADED, Energy.ofWh(TRADED_WH)))
                .orThrow();
        market.advanceThrough(TRADED);
    }
}
