package org.gridmarket.gateway.clock;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/** Proposals, the clock, and its seals, each with where it was told. */
final class ClockRows implements Projection<ClockEvent> {
    private static final RecordCodec<Clock> CLOCK = RecordCodec.of(Clock.class);

    @Override
    public void apply(Handle rows, Place place, ClockEvent event) {
        switch (event) {
            case ClockEvent.ClockProposed(var clock, var by, var digest) -> {
                rows.createUpdate("delete from clock_proposal where organisation = :by")
                        .bind("by", by.name())
                        .execute();
                rows.createUpdate(
                                "insert into clock_proposal (organisation, json, block, tx) values (:by, :json, :block, :tx)")
                        .bind("by", by.name())
                        .bind("json", CLOCK.write(clock))
                        .bind("block", place.block())
                        .bind("tx", place.transaction())
                        .execute();
            }
            case ClockEvent.ClockFounded(var clock) ->
                rows.createUpdate("insert into clock_terms (id, json, block, tx) values (1, :json, :block, :tx)")
                        .bind("json", CLOCK.write(clock))
                        .bind("block", place.block())
                        .bind("tx", place.transaction())
                        .execute();
            case ClockEvent.PeriodSealed(var period, var time) ->
                rows.createUpdate("""
                                insert into clock_seal (period, sealed_at, swept, block, tx)
                                values (:period, :time, 0, :block, :tx)""")
                        .bind("period", period.index())
                        .bind("time", time.epochMillis())
                        .bind("block", place.block())
                        .bind("tx", place.transaction())
                        .execute();
            case ClockEvent.OutcomesSwept(var period, var swept, var last) ->
                rows.createUpdate("update clock_seal set swept = swept + :swept where period = :period")
                        .bind("swept", swept)
                        .bind("period", period.index())
                        .execute();
        }
    }

    @Override
    public List<String> tables() {
        return List.of("clock_terms", "clock_proposal", "clock_seal");
    }
}
