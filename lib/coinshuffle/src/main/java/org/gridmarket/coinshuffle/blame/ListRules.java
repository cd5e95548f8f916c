package org.gridmarket.coinshuffle.blame;

import java.util.List;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/** What everybody can check of a list, and of an output. The same for all positions, the last included. */
public final class ListRules {
    private ListRules() {}

    /**
     * Exactly m entries for each position so far, each of the one right length, strictly ascending (so nothing is
     * there twice and the order tells nothing), and at the last position usable outputs.
     */
    public static boolean holdFor(MixRun run, int position, List<Octets> list, OutputPolicy policy) {
        if (list.size() != run.listSize(position)) {
            return false;
        }
        var length = run.entryLength(position);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).length() != length || (i > 0 && list.get(i - 1).compareTo(list.get(i)) >= 0)) {
                return false;
            }
        }
        return position < run.size() || list.stream().allMatch(entry -> isOutput(run, new AccountKey(entry), policy));
    }

    /** A canonical key, not of small order, not a participant's, not known to the ledger. */
    public static boolean isOutput(MixRun run, AccountKey key, OutputPolicy policy) {
        return key.isUsable() && !run.includes(key) && policy.isFresh(key);
    }
}
