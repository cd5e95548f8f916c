package org.gridmarket.gateway.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What one organisation has proposed and another may approve. */
public final class OpenProposals {
    private static final RecordCodec<ProposedRules> RULES = RecordCodec.of(ProposedRules.class);
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    /** A proposal of rules, and whether it is approved. */
    public record Rules(ProposedRules rules, boolean approved) {}

    private final Jdbi jdbi;

    public OpenProposals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Rules that wait for approval, by name. */
    public List<Rules> open() {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select json from rule_change where effective = false order by id")
                .map((row, context) -> new Rules(RULES.read(row.getString("json")), false))
                .list());
    }

    /** The proposal of that name, open or approved. */
    public Optional<Rules> find(String id) {
        return jdbi.withHandle(rows -> rows.createQuery("select json, effective from rule_change where id = :id")
                .bind("id", id)
                .map((row, context) -> new Rules(RULES.read(row.getString("json")), row.getBoolean("effective")))
                .findOne());
    }

    /** Calendars that wait for approval; none once there is a market. */
    public List<MarketCalendar> calendars() {
        return jdbi.withHandle(rows -> isFounded(rows)
                ? List.of()
                : rows
                        .createQuery("select json from ledger_event where type = :type order by block, position")
                        .bind("type", EnergyEvent.CalendarProposed.class.getSimpleName())
                        .mapTo(String.class)
                        .map(json -> ((EnergyEvent.CalendarProposed) EVENT.read(json)).calendar())
                        .stream()
                        .distinct()
                        .toList());
    }

    private static boolean isFounded(Handle rows) {
        return Count.all(rows, "market_calendar") > 0;
    }
}
