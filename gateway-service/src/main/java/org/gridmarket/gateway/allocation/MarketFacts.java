package org.gridmarket.gateway.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** How far markets are. A schema never changes, so it is read once; there are as many as two organisations have founded. */
public final class MarketFacts {
    private static final String COLUMNS =
            "select market, json, end_cycle, last_closed, last_final, last_swept from alloc_market";

    private final Jdbi jdbi;
    private final Map<String, MarketSchema> schemas = new ConcurrentHashMap<>();

    public MarketFacts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of every market, by name. */
    List<Progress> all() {
        return jdbi.withHandle(rows -> progress(rows.createQuery(COLUMNS + " order by market")));
    }

    /** Of one; empty when it was not founded. */
    Optional<Progress> of(MarketName market) {
        return jdbi.withHandle(rows ->
                progress(rows.createQuery(COLUMNS + " where market = :market").bind("market", market.text())).stream()
                        .findFirst());
    }

    private List<Progress> progress(Query query) {
        return query.map((row, context) -> {
                    int end = row.getInt("end_cycle");
                    boolean none = row.wasNull();
                    return new Progress(
                            schema(row.getString("market"), row.getString("json")),
                            none ? null : new Cycle(end),
                            row.getInt("last_closed"),
                            row.getInt("last_final"),
                            row.getInt("last_swept"));
                })
                .list();
    }

    private MarketSchema schema(String market, String json) {
        return schemas.computeIfAbsent(
                market, any -> RecordCodec.of(MarketSchema.class).read(json));
    }
}
