package org.gridmarket.gateway.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.InstanceRules;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/**
 * What the live market and the boards remember: calendar and rules of all times, offers and trades of books that can still be
 * solved, intervals that are not swept, and mixes, which open at most a horizon before their last book. The rest they would
 * forget again, so a start need not read it: its work is bounded by the horizon, not by the age of the market.
 */
public final class RecentPast implements Replay<EnergyEvent> {
    @Override
    public List<Class<? extends EnergyEvent>> standing() {
        return List.of(EnergyEvent.MarketFounded.class, EnergyEvent.RuleEffective.class);
    }

    @Override
    public long from(Handle rows) {
        Optional<MarketCalendar> calendar = rows.createQuery("select json from market_calendar")
                .mapTo(String.class)
                .findOne()
                .map(RecordCodec.of(MarketCalendar.class)::read);
        Optional<Integer> lastFinal = rows.createQuery(
                        "select max(t) from market_interval where final_block is not null")
                .mapTo(Integer.class)
                .findOne();
        if (calendar.isEmpty() || lastFinal.isEmpty()) {
            return 0;
        }
        Book oldest = InstanceRules.oldestBook(
                calendar.get(), Round.of(lastFinal.get()).next());
        return rows.createQuery("""
                        select min(block) from (
                          select min(block) as block from offer_page where book >= :oldest
                          union all select min(block) as block from void_page where book >= :oldest
                          union all select min(closed_block) as block from market_interval where t >= :mixing
                          union all select min(final_block) as block from market_interval
                            where t >= :oldest or (final_block is not null and not swept)) remembered""")
                .bind("oldest", oldest.index())
                .bind("mixing", oldest.index() - calendar.get().horizon())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
