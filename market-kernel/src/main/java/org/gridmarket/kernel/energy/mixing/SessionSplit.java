package org.gridmarket.kernel.energy.mixing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * Splits a group that is too large for one session: in the order of the hash of key and seed, into sessions whose sizes
 * differ by one at most. The seed is drawn after the last join, so who joins cannot choose company, and nobody chooses it.
 */
public final class SessionSplit {
    private static final Bytes TAG = Bytes.utf8("gridmarket/mix-split/2");

    private SessionSplit() {}

    /**
     * All sessions, 0 first.
     *
     * @param joined all accounts of the group that have joined
     * @param seed {@link org.gridmarket.kernel.energy.draw.SessionDraw#seed}
     * @param most participants of one session
     */
    public static List<List<AccountKey>> of(
            Interval window, GroupId group, List<AccountKey> joined, Bytes seed, int most) {
        List<AccountKey> order = joined.stream()
                .sorted(Comparator.comparing(key -> place(window, group, key, seed)))
                .toList();
        int sessions = (order.size() + most - 1) / most;
        List<List<AccountKey>> split = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            split.add(order.subList(i * order.size() / sessions, (i + 1) * order.size() / sessions));
        }
        return List.copyOf(split);
    }

    private static Bytes place(Interval window, GroupId group, AccountKey key, Bytes seed) {
        return Digest.sha256(TAG, Bytes.utf8(window.toString()), Bytes.utf8(group.name()), seed, key.key());
    }
}
