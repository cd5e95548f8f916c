package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;

/**
 * One mix as the blocks show it.
 *
 * @param session window and group
 * @param window how many intervals it is for
 * @param places m: accounts of each home
 * @param homes the public accounts that mixed, ascending; everything by home is in this order
 * @param positions the same accounts in the order of the run
 * @param joined by home: where its join stands
 * @param outputs the fresh accounts, in the order of the joint transaction
 */
record SeenSession(
        MixSession session,
        int window,
        int places,
        List<AccountKey> homes,
        List<AccountKey> positions,
        Map<AccountKey, Sighting> joined,
        List<AccountKey> outputs) {
    SeenSession {
        homes = List.copyOf(homes);
        positions = List.copyOf(positions);
        joined = Map.copyOf(joined);
        outputs = List.copyOf(outputs);
    }
}
