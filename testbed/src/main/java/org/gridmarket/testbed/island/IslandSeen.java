package org.gridmarket.testbed.island;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the machines of an island were told.
 *
 * @param told of gateways from the cut on, in order
 * @param leaders machines that led the feeder while it was an island, in order
 * @param offences what is not as the page wants it
 * @param cutMillis when the trunk was cut, in virtual time
 * @param darkMillis from the cut until the leader held the feeder to be an island
 * @param healedMillis when the trunk was whole again
 * @param backMillis from the heal until all machines were told of all gateways; empty when they were not
 */
public record IslandSeen(
        List<GatewayTold> told,
        List<String> leaders,
        List<String> offences,
        long cutMillis,
        long darkMillis,
        long healedMillis,
        OptionalLong backMillis) {
    public IslandSeen {
        told = List.copyOf(told);
        leaders = List.copyOf(leaders);
        offences = List.copyOf(offences);
    }

    /**
     * A machine was told of a gateway.
     *
     * @param cause when it is down
     * @param atMillis in virtual time
     */
    public record GatewayTold(String machine, String gateway, boolean up, String cause, long atMillis) {}

    /** The longest time from the cut until a machine was told that a gateway is down. */
    public long longestMillis() {
        return told.stream()
                .filter(each -> !each.up())
                .mapToLong(each -> each.atMillis() - cutMillis)
                .max()
                .orElse(0);
    }
}
