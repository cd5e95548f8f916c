package org.gridmarket.gateway.readmodel;

import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Up to which block the rows of each market are complete. Of markets that are here it is the checkpoint. */
final class Positions {
    private Positions() {}

    /** Empty for a market that has no rows yet. */
    static OptionalLong of(Handle rows, String market) {
        return rows.createQuery("select block from market_position where market = :market")
                .bind("market", market)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    static void move(Handle rows, List<String> markets, long block) {
        if (markets.isEmpty()) {
            return;
        }
        int moved = rows.createUpdate("update market_position set block = :block where market in (<markets>)")
                .bindList("markets", markets)
                .bind("block", block)
                .execute();
        if (moved < markets.size()) {
            markets.stream()
                    .filter(market -> of(rows, market).isEmpty())
                    .forEach(market -> rows.createUpdate(
                                    "insert into market_position (market, block) values (:market, :block)")
                            .bind("market", market)
                            .bind("block", block)
                            .execute());
        }
    }
}
