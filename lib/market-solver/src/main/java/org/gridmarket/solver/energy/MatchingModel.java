package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The instance as all matchers but the pairwise one see it: classes of like offers, their slots by interval, and the limits
 * in force. What cannot trade is left out: intervals without rules, and groups in no limit group.
 */
final class MatchingModel {
    /** What a class has in common. */
    private record Likeness(Side side, GroupId group, IntervalSet intervals, UnitPrice reservation) {}

    /** What may be traded in one interval; slots that meet nobody are left out. */
    private static final class Column {
        private final IntervalTerms terms;
        private final LimitTable limits;
        private final List<Slot> sells = new ArrayList<>();
        private final List<Slot> buys = new ArrayList<>();

        private Column(IntervalTerms terms, LimitTable limits) {
            this.terms = terms;
            this.limits = limits;
        }
    }

    private final RoundInstance instance;
    private final List<OfferClass> classes = new ArrayList<>();
    private final Map<Integer, Column> columns = new LinkedHashMap<>();

    MatchingModel(RoundInstance instance) {
        this.instance = instance;
        IdentityHashMap<IntervalTerms, LimitTable> tables = new IdentityHashMap<>();
        instance.terms()
                .forEach((t, terms) ->
                        columns.put(offsetOf(t), new Column(terms, tables.computeIfAbsent(terms, LimitTable::new))));
        Map<Likeness, List<OpenOffer>> like = new LinkedHashMap<>();
        for (OpenOffer offer : instance.offers()) {
            IntervalSet ahead = offer.intervals()
                    .within(instance.round().interval(), offer.intervals().last());
            like.computeIfAbsent(
                            new Likeness(offer.side(), offer.group(), ahead, offer.reservation()),
                            key -> new ArrayList<>(1))
                    .add(offer);
        }
        like.forEach(this::addClass);
        columns.values().forEach(MatchingModel::leaveOutWhatMeetsNobody);
    }

    private void addClass(Likeness like, List<OpenOffer> members) {
        int[] offsets = like.intervals().within(instance.round().interval(), instance.last()).stream()
                .mapToInt(this::offsetOf)
                .filter(offset -> {
                    Column column = columns.get(offset);
                    return column != null && column.limits.of(like.group()).length > 0;
                })
                .toArray();
        if (offsets.length == 0) {
            return;
        }
        OfferClass added = new OfferClass(classes.size(), members, offsets);
        classes.add(added);
        for (int position = 0; position < offsets.length; position++) {
            Column column = columnAt(offsets[position]);
            long price = column.terms.tariff().clamp(like.reservation()).microPerWh();
            (added.sells() ? column.sells : column.buys).add(new Slot(added, position, price));
        }
    }

    private static void leaveOutWhatMeetsNobody(Column column) {
        long dearestBuy = column.buys.stream().mapToLong(Slot::price).max().orElse(Long.MIN_VALUE);
        column.sells.removeIf(slot -> slot.price() > dearestBuy);
        long cheapestSell = column.sells.stream().mapToLong(Slot::price).min().orElse(Long.MAX_VALUE);
        column.buys.removeIf(slot -> slot.price() < cheapestSell);
    }

    RoundInstance instance() {
        return instance;
    }

    /** By number. */
    List<OfferClass> classes() {
        return classes;
    }

    /** The intervals that may be traded, counted from the round, ascending. */
    Iterable<Integer> offsets() {
        return columns.keySet();
    }

    /** Those of them in which somebody sells and somebody buys. */
    List<Integer> tradedOffsets() {
        return columns.entrySet().stream()
                .filter(entry -> !entry.getValue().sells.isEmpty()
                        && !entry.getValue().buys.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    Interval intervalAt(int offset) {
        return instance.round().interval().plus(offset);
    }

    private int offsetOf(Interval t) {
        return t.index() - instance.round().index();
    }

    IntervalTerms termsAt(int offset) {
        return columnAt(offset).terms;
    }

    LimitTable limitsAt(int offset) {
        return columnAt(offset).limits;
    }

    List<Slot> sellsAt(int offset) {
        return columnAt(offset).sells;
    }

    List<Slot> buysAt(int offset) {
        return columnAt(offset).buys;
    }

    /** What a Wh sold in this slot adds to welfare; with {@link #buyValue} of its buyer it is the kernel's welfarePerWh. */
    long sellValue(Slot slot) {
        return -slot.price() - 2 * termsAt(slot.offset()).tariff().fee().microPerWh();
    }

    /** What a Wh bought in this slot adds to welfare. */
    static long buyValue(Slot slot) {
        return slot.price();
    }

    /** What a Wh traded in this slot adds to welfare: {@link #sellValue} or {@link #buyValue}. */
    long value(Slot slot) {
        return slot.offers().sells() ? sellValue(slot) : buyValue(slot);
    }

    /** Energy of all selling (or buying) classes with a slot at the offset, by limit group: what could flow at most. */
    long[] potentials(int offset, boolean selling) {
        LimitTable limits = limitsAt(offset);
        Map<GroupId, Long> byGroup = new HashMap<>();
        for (Slot slot : selling ? sellsAt(offset) : buysAt(offset)) {
            byGroup.merge(slot.offers().group(), slot.offers().energyWh(), Math::addExact);
        }
        long[] potentials = new long[limits.size()];
        byGroup.forEach((group, wh) -> {
            for (int number : limits.of(group)) {
                potentials[number] = Math.addExact(potentials[number], wh);
            }
        });
        return potentials;
    }

    private Column columnAt(int offset) {
        Column column = columns.get(offset);
        if (column == null) {
            throw new IllegalStateException("no rules hold " + offset + " intervals after round " + instance.round());
        }
        return column;
    }
}
