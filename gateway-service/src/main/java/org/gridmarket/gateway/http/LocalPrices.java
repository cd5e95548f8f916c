package org.gridmarket.gateway.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jdbi.v3.core.Jdbi;

/** What a Wh has cost in the market, and so may be expected to cost. */
@Singleton
public class LocalPrices {
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** Energy that was traded, and its price times it. */
    private record Traded(BigDecimal energy, BigDecimal value) {
        static final Traded NOTHING = new Traded(BigDecimal.ZERO, BigDecimal.ZERO);

        Traded plus(Traded other) {
            return new Traded(energy.add(other.energy), value.add(other.value));
        }

        UnitPrice mean() {
            return new UnitPrice(value.divide(energy, RoundingMode.HALF_UP).longValueExact());
        }
    }

    private final Jdbi jdbi;

    @Inject
    public LocalPrices(ReadDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** The prices of the day before an interval. */
    Past dayBefore(MarketCalendar calendar, Interval present) {
        int day = MINUTES_OF_DAY / calendar.intervalMinutes();
        NavigableMap<Interval, Traded> traded = new TreeMap<>();
        jdbi.useHandle(rows -> rows.createQuery("""
                        select t, sum(energy_wh) as energy, sum(cast(energy_wh as decimal(38)) * price) as cost
                        from final_trade where t between :first and :last group by t""")
                .bind("first", present.minus(day).index())
                .bind("last", present.index())
                .map((row, context) -> traded.put(
                        Interval.of(row.getInt("t")),
                        new Traded(row.getBigDecimal("energy"), row.getBigDecimal("cost"))))
                .list());
        return new Past(day, traded);
    }

    /** A day that has been traded. */
    static final class Past {
        /** How many intervals it has. */
        private final int day;

        private final NavigableMap<Interval, Traded> traded;
        private final Traded all;

        private Past(int day, NavigableMap<Interval, Traded> traded) {
            this.day = day;
            this.traded = traded;
            this.all = traded.values().stream().reduce(Traded.NOTHING, Traded::plus);
        }

        /**
         * What a buyer may expect to pay for a Wh, fee included: the mean price of the same time a day before; where nothing
         * was traded then, that of the whole day; where nothing was traded at all, the middle of the band.
         */
        UnitPrice expected(Interval t, Tariff tariff) {
            Traded then = traded.getOrDefault(t.minus(day), all);
            if (then.energy().signum() == 0) {
                long middle = (tariff.bandLow().microPerWh() + tariff.bandHigh().microPerWh()) / 2;
                return new UnitPrice(middle).plus(tariff.fee());
            }
            return tariff.clamp(then.mean()).plus(tariff.fee());
        }
    }
}
