package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What the leader of an island has each home do, so that its feeder is balanced without the grid: whoever is on the side that
 * wants more gets its share of what the other side has, rounded so that both are equal to the watt-hour.
 */
public final class FeederBalance {
    private FeederBalance() {}

    /**
     * What flows.
     *
     * @param wanted net production of each home, as it would be with the grid
     */
    public static List<NetEnergy> of(List<NetEnergy> wanted) {
        long surplus = wanted.stream().mapToLong(each -> Math.max(0, each.wh())).sum();
        long deficit =
                wanted.stream().mapToLong(each -> Math.max(0, -each.wh())).sum();
        long exchanged = Math.min(surplus, deficit);
        List<Long> flows = new ArrayList<>();
        wanted.forEach(each -> flows.add(0L));
        share(wanted, flows, exchanged, surplus, 1);
        share(wanted, flows, exchanged, deficit, -1);
        return flows.stream().map(NetEnergy::new).toList();
    }

    /** By cumulated shares: what is rounded off here is given there, and nobody gets more than it wanted. */
    private static void share(List<NetEnergy> wanted, List<Long> flows, long exchanged, long side, int sign) {
        long before = 0;
        for (int i : IntStream.range(0, wanted.size())
                .filter(at -> sign * wanted.get(at).wh() > 0)
                .toArray()) {
            long after = before + sign * wanted.get(i).wh();
            flows.set(i, sign * (after * exchanged / side - before * exchanged / side));
            before = after;
        }
    }
}
