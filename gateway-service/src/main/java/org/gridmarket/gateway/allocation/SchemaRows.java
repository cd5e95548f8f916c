package org.gridmarket.gateway.allocation;

import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/** Schemas as they were founded. */
final class SchemaRows {
    private SchemaRows() {}

    /** Of a market whose founding was told; the ledger tells nothing of others. */
    static MarketSchema of(Handle rows, MarketName market) {
        return rows.createQuery("select json from alloc_market where market = :market")
                .bind("market", market.text())
                .mapTo(String.class)
                .map(RecordCodec.of(MarketSchema.class)::read)
                .one();
    }
}
