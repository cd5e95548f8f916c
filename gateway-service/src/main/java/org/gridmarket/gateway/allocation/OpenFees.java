package org.gridmarket.gateway.allocation;

import java.util.Optional;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jdbi.v3.core.Jdbi;

/** Which final cycles bear fees that nobody has collected, by the rows. Those of swept books are collected. */
public final class OpenFees {
    /** The first such cycle of a market, and when it was made final. */
    record Open(Cycle cycle, LedgerTime madeFinal) {}

    private final Jdbi jdbi;

    public OpenFees(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Open> first(Progress market) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select cycle, final_at from alloc_cycle where market = :market and cycle > :swept
                        and final_at is not null and fees > 0 and collected = 0 order by cycle limit 1""")
                .bind("market", market.name().text())
                .bind("swept", market.swept())
                .map((row, context) ->
                        new Open(new Cycle(row.getInt("cycle")), new LedgerTime(row.getLong("final_at"))))
                .findOne());
    }
}
