package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.Map;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * All that an outsider has of one mixing session and the trading after it.
 *
 * @param homes the public account of each home; everything by home is in this order
 * @param positions the public accounts in the order of the mix
 * @param past the past profile of each participant's home
 * @param usualPrices the price each home is known for
 * @param outputs all fresh accounts, in the order of the joint transaction
 * @param postings by account, in the order of the blocks; accounts that posted nothing are absent
 * @param asked the accounts that the outsider is asked about, one of each home, all for the same part of the window, in the
 *     order of the joint transaction
 * @param part the first interval of that part, counted from the window's first
 */
record PublicSession(
        List<AccountKey> homes,
        List<AccountKey> positions,
        List<List<NetEnergy>> past,
        List<UnitPrice> usualPrices,
        List<AccountKey> outputs,
        Map<AccountKey, List<Posting>> postings,
        List<AccountKey> asked,
        int part) {
    /**
     * One offer as the ledger shows it.
     *
     * @param place in the order of all postings of the session
     * @param interval from the window's first
     * @param energy negative buys
     * @param price R
     */
    record Posting(int place, int interval, NetEnergy energy, UnitPrice price) {}
}
