package org.gridmarket.gateway.energy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.jdbi.v3.core.Handle;

/**
 * Offers that can still be traded. An offer over several intervals is one amount: once that is traded, the intervals behind it
 * ask for nothing, although the offer names them. Of an offer with gaps the intervals between count too.
 */
final class OpenOffers {
    private record Key(String page, int place) {}

    private record Named(Key key, Side side, long wh, int first) {}

    private OpenOffers() {}

    /** Whether both sides have one for an interval, after the trades of the intervals before it. */
    static boolean ofBothSides(Handle rows, Interval t) {
        List<Named> named = named(rows, t);
        Map<Key, Long> traded =
                traded(rows, named.stream().mapToInt(Named::first).min().orElse(t.index()), t);
        Set<Side> open = EnumSet.noneOf(Side.class);
        for (Named offer : named) {
            if (traded.getOrDefault(offer.key(), 0L) < offer.wh()) {
                open.add(offer.side());
            }
        }
        return open.size() == Side.values().length;
    }

    private static List<Named> named(Handle rows, Interval t) {
        return rows.createQuery("""
                        select page, place, side, energy_wh, first_t from offer
                        where open_until >= :t and first_t <= :t""")
                .bind("t", t.index())
                .map((row, context) -> new Named(
                        new Key(row.getString("page"), row.getInt("place")),
                        Side.valueOf(row.getString("side")),
                        row.getLong("energy_wh"),
                        row.getInt("first_t")))
                .list();
    }

    private static Map<Key, Long> traded(Handle rows, int first, Interval t) {
        Map<Key, Long> traded = new HashMap<>();
        for (String side : List.of("sell", "buy")) {
            rows.createQuery("select " + side + "_page as page, " + side + "_place as place, sum(energy_wh) as wh"
                            + " from final_trade where t >= :first and t < :t group by " + side + "_page, " + side
                            + "_place")
                    .bind("first", first)
                    .bind("t", t.index())
                    .map((row, context) ->
                            Map.entry(new Key(row.getString("page"), row.getInt("place")), row.getLong("wh")))
                    .forEach(each -> traded.merge(each.getKey(), each.getValue(), Math::addExact));
        }
        return traded;
    }
}
