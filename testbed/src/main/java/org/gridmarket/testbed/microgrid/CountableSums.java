package org.gridmarket.testbed.microgrid;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;

/**
 * Whether the sums that a market of these homes can reach are ones that it can count. A limit is an {@link Energy}, so that
 * where a group has "no limit", its trades of an interval would still be kept below {@link Energy#MAX_WH}; and welfare is
 * counted in 64 bits. An input beyond that is refused with the bound, rather than solved for a limit that nobody stated.
 */
final class CountableSums {
    private CountableSums() {}

    static void check(Microgrid microgrid, Tariff tariff) {
        EnergySum all = EnergySum.of(microgrid.homes().stream()
                .flatMap(home -> home.plan().rows().stream())
                .map(ProfileRow::amount));
        long band = tariff.bandHigh().microPerWh() + 2 * tariff.fee().microPerWh();
        if (BigInteger.valueOf(all.wh())
                        .multiply(BigInteger.valueOf(band))
                        .compareTo(BigInteger.valueOf(Money.MAX_MICRO))
                > 0) {
            throw new DataException(microgrid.source() + ": all rows together offer " + all + ", which at up to " + band
                    + " µ/Wh is more than " + Money.MAX_MICRO + " µ, the most money that is counted");
        }
        if (all.exceeds(Energy.UNLIMITED)) {
            for (LimitGroup group : microgrid.grid().limitGroups()) {
                if (group.limit().internal().equals(Energy.UNLIMITED)) {
                    checkUnlimited(group, microgrid);
                }
            }
        }
    }

    private static void checkUnlimited(LimitGroup group, Microgrid microgrid) {
        Set<FeederId> feeders = microgrid.grid().anonymityGroups().stream()
                .filter(part -> group.members().contains(part.id()))
                .map(AnonymityGroup::feeders)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        Map<Side, Map<Interval, EnergySum>> sums = new EnumMap<>(Side.class);
        for (Household home : microgrid.homes()) {
            if (feeders.contains(home.feeder())) {
                for (ProfileRow row : home.plan().rows()) {
                    Map<Interval, EnergySum> side = sums.computeIfAbsent(row.side(), key -> new HashMap<>());
                    for (Interval t : IntervalSet.range(row.first(), row.last())) {
                        EnergySum sum = side.merge(t, EnergySum.of(row.amount()), EnergySum::plus);
                        if (sum.exceeds(Energy.UNLIMITED)) {
                            throw new DataException(RowFacts.place(home, row) + ": in interval " + t
                                    + " the rows of limit group " + group.id().name() + " (feeders "
                                    + feeders.stream()
                                            .map(FeederId::name)
                                            .sorted()
                                            .collect(Collectors.joining(", "))
                                    + ") add up to " + sum + " on one side; at most " + Energy.UNLIMITED
                                    + " of a group without a limit can be counted in an interval: state limits, or"
                                    + " check the unit (energy is in kW)");
                        }
                    }
                }
            }
        }
    }
}
