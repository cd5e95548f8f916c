package org.gridmarket.keys;

import org.gridmarket.kernel.Contracts;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;

/** The contracts of this release with the checks of its pinned libraries: what every peer runs, and every audit replays. */
public final class ReleasedContracts {
    private ReleasedContracts() {}

    /** All markets behind their one door. */
    public static Contracts all() {
        return Contracts.all(
                new PinnedEd25519(), new CoinShuffleJudge(), new PedersenCheck(), new EcvrfCheck(), new PinnedX25519());
    }
}
