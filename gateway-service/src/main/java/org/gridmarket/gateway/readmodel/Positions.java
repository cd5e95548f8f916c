package org.gridmarket.gateway.readmodel;

import java.util.List;
import java.util.OptionalLong;
import org.gridmarket.gateway.market.MarketTables;
import org.jdbi.v3.core.Handle;

/** Up to which block the rows of each market are complete. Of markets that are here it is the checkpoint. */
final class Positions {
    private Positions() {}

    /** Empty for a market that has no rows yet, or those of another version. */
    static OptionalLong of(Handle rows, MarketTables<?> market) {
        return rows.createQuery("select block from market_position where market = :market and version = :version")
                .bind("market", market.name())
                .bind("version", market.version())
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    static void move(Handle rows, List<MarketTables<?>> markets, long block) {
        if (markets.isEmpty()) {
            return;
        }
        int moved = rows.createUpdate("update market_position set block = :block where market in (<markets>)")
                .bindList("markets", markets.stream().map(MarketTables::name).toList())
                .bind("block", block)
                .execute();
        if (moved < markets.size()) {
            markets.stream()
                    .filter(market -> of(rows, market).isEmpty())
                    .forEach(market -> rows.createUpdate(
                                    "insert into market_position (market, version, block) values (:market, :version, :block)")
                            .bind("market", market.name())
                            .bind("version", market.version())
                            .bind("block", block)
                            .execute());
        }
    }
}
