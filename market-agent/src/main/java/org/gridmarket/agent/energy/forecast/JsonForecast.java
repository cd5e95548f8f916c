package org.gridmarket.agent.energy.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.source.JsonRows;
import org.gridmarket.agent.source.TextSource;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as a JSON array, over HTTP or MQTT: {@code {"first":40,"last":45,"energy_wh":-500,"price_micro_per_wh":210}}. Energy
 * that is produced is positive; last and price may be left out.
 */
public final class JsonForecast implements EnergyForecast {
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String ENERGY = "energy_wh";
    private static final String PRICE = "price_micro_per_wh";

    private final String name;
    private final TextSource source;

    /** @param name of the source, for messages */
    public JsonForecast(String name, TextSource source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public Optional<List<ProfileRow>> look() {
        List<String> news = source.news();
        return news.isEmpty() ? Optional.empty() : Optional.of(read(news.getLast()));
    }

    private List<ProfileRow> read(String text) {
        List<ProfileRow> rows = new ArrayList<>();
        for (JsonRows.Row row : JsonRows.read(name, text, Set.of(FIRST, LAST, ENERGY, PRICE))) {
            long first = row.whole(FIRST, 0, Integer.MAX_VALUE - MarketCalendar.MAX_HORIZON);
            long last = row.optional(LAST, first, first + MarketCalendar.MAX_HORIZON - 1)
                    .orElse(first);
            long energy = row.whole(ENERGY, -Energy.MAX_WH, Energy.MAX_WH);
            @Nullable UnitPrice price = row.optional(PRICE, 0, UnitPrice.MAX_MICRO_PER_WH)
                    .map(UnitPrice::new)
                    .orElse(null);
            if (energy != 0) {
                rows.add(new ProfileRow(
                        Interval.of((int) first), Interval.of((int) last), new NetEnergy(energy), price));
            }
        }
        return rows;
    }

    @Override
    public void close() {
        source.close();
    }
}
