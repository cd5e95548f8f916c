package org.gridmarket.kernel.energy.mixing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * Splits a group that is too large for one session: in the order of the hash of key and seal, into sessions whose sizes
 * differ by one at most. The seal comes after the last join, so who joins cannot choose company.
 */
public final class SessionSplit {
    private static final Bytes TAG = Bytes.utf8("gridmarket/mix-split/1");

    private SessionSplit() {}

    /**
     * All sessions, 0 first.
     *
     * @param joined all accounts of the group that have joined
     * @param sealed when the last book of joining was sealed
     * @param most participants of one session
     */
    public static List<List<AccountKey>> of(
            Interval window, GroupId group, List<AccountKey> joined, LedgerTime sealed, int most) {
        List<AccountKey> order = joined.stream()
                .sorted(Comparator.comparing(key -> place(window, group, key, sealed)))
                .toList();
        int sessions = (order.size() + most - 1) / most;
        List<List<AccountKey>> split = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            split.add(order.subList(i * order.size() / sessions, (i + 1) * order.size() / sessions));
        }
        return List.copyOf(split);
    }

    private static Bytes place(Interval window, GroupId group, AccountKey key, LedgerTime sealed) {
        return Digest.sha256(
                TAG, Bytes.utf8(window.toString()), Bytes.utf8(group.name()), Bytes.utf8(sealed.toString()), key.key());
    }
}
