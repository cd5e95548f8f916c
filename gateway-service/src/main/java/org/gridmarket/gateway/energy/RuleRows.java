package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/** Calendar and rules, proposed and in force. */
public final class RuleRows implements Projection<EnergyEvent> {
    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MarketFounded founded ->
                rows.createUpdate("insert into market_calendar (id, json) values (1, :json)")
                        .bind("json", RecordCodec.of(MarketCalendar.class).write(founded.calendar()))
                        .execute();
            case EnergyEvent.RuleProposed proposed -> store(rows, proposed.rules(), false);
            case EnergyEvent.RuleEffective effective -> store(rows, effective.rules(), true);
            default -> {
                // not a rule
            }
        }
    }

    private static void store(Handle rows, ProposedRules rules, boolean effective) {
        rows.createUpdate("delete from rule_change where id = :id")
                .bind("id", rules.id())
                .execute();
        rows.createUpdate(
                        "insert into rule_change (id, effective, first_t, json) values (:id, :effective, :first, :json)")
                .bind("id", rules.id())
                .bind("effective", effective)
                .bind("first", rules.from().index())
                .bind("json", RecordCodec.of(ProposedRules.class).write(rules))
                .execute();
    }

    @Override
    public List<String> tables() {
        return List.of("market_calendar", "rule_change");
    }
}
