package org.gridmarket.kernel.allocation.clearing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.Longs;

/**
 * A solution as it was verified: with prices, and with the groups that its pages had, since loads of capacities are added up
 * anew under the terms in force, when the pages may be gone.
 *
 * @param assignments in order
 * @param prices one for each assignment, µ per unit of volume
 * @param fee that consumers pay besides
 * @param groups names that occur
 * @param groupsOfPages positions in these names, for each page of the packing
 */
public record StoredSolution(
        AssignmentPacking assignments, Longs prices, UnitValue fee, List<String> groups, List<Longs> groupsOfPages) {
    public StoredSolution {
        groups = List.copyOf(groups);
        groupsOfPages = List.copyOf(groupsOfPages);
    }

    static StoredSolution of(AllocationInstance instance, AssignmentPacking packing, List<PricedAssignment> priced) {
        Map<PageId, List<String>> groupsOf = new LinkedHashMap<>();
        long[] prices = new long[priced.size()];
        for (int i = 0; i < prices.length; i++) {
            Assignment each = priced.get(i).assignment();
            prices[i] = priced.get(i).price().micro();
            groupsOf.put(each.provide().page(), instance.offer(each.provide()).groups());
            groupsOf.put(each.consume().page(), instance.offer(each.consume()).groups());
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        List<Longs> positions = new ArrayList<>();
        for (PageId page : packing.pages()) {
            positions.add(Longs.of(groupsOf.getOrDefault(page, List.of()).stream()
                    .mapToLong(group -> names.computeIfAbsent(group, any -> names.size()))
                    .toArray()));
        }
        return new StoredSolution(
                packing, Longs.of(prices), instance.terms().feeMicro(), List.copyOf(names.keySet()), positions);
    }

    /** The assignments with their prices, in order. */
    public List<PricedAssignment> priced(MarketSchema schema) {
        List<Assignment> unpacked = assignments.unpack(schema);
        List<PricedAssignment> priced = new ArrayList<>(unpacked.size());
        for (int i = 0; i < unpacked.size(); i++) {
            priced.add(new PricedAssignment(unpacked.get(i), new UnitValue(prices.at(i))));
        }
        return priced;
    }

    /** The groups of each page. */
    public Map<PageId, List<String>> groupsByPage() {
        Map<PageId, List<String>> byPage = new LinkedHashMap<>();
        for (int i = 0; i < groupsOfPages.size(); i++) {
            List<String> names = new ArrayList<>();
            for (long position : groupsOfPages.get(i).copy()) {
                names.add(groups.get((int) position));
            }
            byPage.put(assignments.pages().get(i), List.copyOf(names));
        }
        return byPage;
    }
}
