package org.gridmarket.kernel.energy.certificate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.MalformedException;

/** Dual prices come in thousands: groups are named once, a price of a group is five integers, a step three. */
final class DualPacking {
    /** t, position of the group, sold, bought, net. */
    static final int GROUP_WIDTH = 5;

    /** t, from, value. */
    static final int LEVEL_WIDTH = 3;

    private DualPacking() {}

    static List<GroupId> names(List<GroupDual> duals) {
        TreeSet<GroupId> names = new TreeSet<>();
        duals.forEach(dual -> names.add(dual.group()));
        return List.copyOf(names);
    }

    static Longs groups(List<GroupId> names, List<GroupDual> duals) {
        Map<GroupId, Integer> position = new LinkedHashMap<>();
        names.forEach(name -> position.put(name, position.size()));
        long[] rows = new long[duals.size() * GROUP_WIDTH];
        int at = 0;
        for (GroupDual dual : duals) {
            rows[at++] = dual.t().index();
            rows[at++] = requireNonNull(position.get(dual.group()));
            rows[at++] = dual.sold();
            rows[at++] = dual.bought();
            rows[at++] = dual.net();
        }
        return Longs.of(rows);
    }

    static List<GroupDual> groupDuals(List<GroupId> names, Longs rows) {
        List<GroupDual> duals = new ArrayList<>(rows.size() / GROUP_WIDTH);
        for (int at = 0; at < rows.size(); at += GROUP_WIDTH) {
            long position = rows.at(at + 1);
            if (position < 0 || position >= names.size()) {
                throw new MalformedException("dual price names group " + position + " of " + names.size());
            }
            duals.add(new GroupDual(
                    interval(rows.at(at)),
                    names.get((int) position),
                    rows.at(at + 2),
                    rows.at(at + 3),
                    rows.at(at + 4)));
        }
        return duals;
    }

    static Longs levels(List<LevelDual> duals) {
        long[] rows = new long[duals.size() * LEVEL_WIDTH];
        int at = 0;
        for (LevelDual dual : duals) {
            rows[at++] = dual.t().index();
            rows[at++] = dual.from().microPerWh();
            rows[at++] = dual.value();
        }
        return Longs.of(rows);
    }

    static List<LevelDual> levelDuals(Longs rows) {
        List<LevelDual> duals = new ArrayList<>(rows.size() / LEVEL_WIDTH);
        for (int at = 0; at < rows.size(); at += LEVEL_WIDTH) {
            duals.add(new LevelDual(interval(rows.at(at)), price(rows.at(at + 1)), rows.at(at + 2)));
        }
        return duals;
    }

    private static Interval interval(long index) {
        try {
            return Interval.of(Math.toIntExact(index));
        } catch (IllegalArgumentException | ArithmeticException outOfRange) {
            throw new MalformedException("dual price of interval " + index, outOfRange);
        }
    }

    private static UnitPrice price(long microPerWh) {
        try {
            return new UnitPrice(microPerWh);
        } catch (QuantityException outOfRange) {
            throw new MalformedException("step of dual prices: " + outOfRange.getMessage(), outOfRange);
        }
    }
}
