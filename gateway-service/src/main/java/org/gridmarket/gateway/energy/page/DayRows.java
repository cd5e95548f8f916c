package org.gridmarket.gateway.energy.page;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what the page of a day needs beside its intervals. */
public final class DayRows {
    /** When an interval was sealed and when it became final. */
    record Steps(
            @Nullable Long closedAt,
            @Nullable Long closedBlock,
            @Nullable Long finalAt,
            @Nullable Long finalBlock) {}

    private static final RecordCodec<ProposedRules> RULES = RecordCodec.of(ProposedRules.class);

    private final Jdbi jdbi;

    public DayRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest interval that an offer names, up to this one. */
    Optional<Integer> namedUpTo(Interval t) {
        return named("t <= :t", "desc", t);
    }

    /** The oldest interval that an offer names, from this one on. */
    Optional<Integer> namedFrom(Interval t) {
        return named("t >= :t", "asc", t);
    }

    /** Condition and order are this class's own. */
    private Optional<Integer> named(String condition, String order, Interval t) {
        return jdbi.withHandle(rows -> rows.createQuery("select t from market_interval where " + condition
                        + " and (offered_wh > 0 or requested_wh > 0) order by t " + order + " limit 1")
                .bind("t", t.index())
                .mapTo(Integer.class)
                .findOne());
    }

    /** Value and prices of the final trades, by interval. */
    Map<Integer, DayPages.Trading> trading(Interval first, Interval last) {
        Map<Integer, DayPages.Trading> found = new LinkedHashMap<>();
        jdbi.useHandle(rows -> rows.createQuery("""
                        select t, sum(cast(energy_wh as decimal(38)) * price) as paid,
                        2 * sum(cast(energy_wh as decimal(38)) * fee) as fees, min(price) as low, max(price) as high
                        from final_trade where t between :first and :last group by t order by t""")
                .bind("first", first.index())
                .bind("last", last.index())
                .map((row, context) -> Map.entry(
                        row.getInt("t"),
                        new DayPages.Trading(
                                whole(row.getBigDecimal("paid")),
                                whole(row.getBigDecimal("fees")),
                                row.getLong("low"),
                                row.getLong("high"))))
                .forEach(each -> found.put(each.getKey(), each.getValue())));
        return found;
    }

    private static String whole(BigDecimal micro) {
        return micro.toBigIntegerExact().toString();
    }

    /** The leading solution of each round. */
    Map<Integer, DayPages.Solved> solved(Interval first, Interval last) {
        Map<Integer, DayPages.Solved> found = new LinkedHashMap<>();
        jdbi.useHandle(rows -> rows.createQuery("""
                        select * from candidate where round between :first and :last order by round, block, position""")
                .bind("first", first.index())
                .bind("last", last.index())
                .map((row, context) -> Map.entry(
                        row.getInt("round"),
                        new DayPages.Solved(
                                row.getString("solver"),
                                1,
                                row.getLong("energy_wh"),
                                Long.toString(row.getLong("welfare_micro")),
                                row.getBoolean("certified"))))
                .forEach(each -> found.merge(each.getKey(), each.getValue(), DayRows::better)));
        return found;
    }

    /** A later one was accepted because it is better. */
    private static DayPages.Solved better(DayPages.Solved before, DayPages.Solved after) {
        return new DayPages.Solved(
                after.solver(), before.accepted() + 1, after.energyWh(), after.welfareMicro(), after.certified());
    }

    /** How far an interval has come. */
    Steps steps(Interval t) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select closed_at, closed_block, finalised_at, final_block from market_interval where t = :t""")
                .bind("t", t.index())
                .map((row, context) -> new Steps(
                        (Long) row.getObject("closed_at"),
                        (Long) row.getObject("closed_block"),
                        (Long) row.getObject("finalised_at"),
                        (Long) row.getObject("final_block")))
                .findOne()
                .orElseGet(() -> new Steps(null, null, null, null)));
    }

    /** Grid and tariff of all times: what trading has forgotten, a page of the past still shows. */
    MarketRules allRules() {
        List<ProposedRules> effective = jdbi.withHandle(rows -> rows.createQuery("""
                        select json from rule_change
                        where effective and (json like '%SetGrid%' or json like '%SetTariff%') order by first_t, id""")
                .map((row, context) -> RULES.read(row.getString("json")))
                .list());
        MarketRules rules = MarketRules.NONE;
        for (ProposedRules each : effective) {
            for (RuleChange change : each.changes()) {
                rules = switch (change) {
                    case RuleChange.SetGrid(var plan) -> rules.withGrid(each.from(), plan);
                    case RuleChange.SetTariff(var tariff) -> rules.withTariff(each.from(), tariff);
                    default -> rules; // binds no trade's limit or price
                };
            }
        }
        return rules;
    }
}
