package org.gridmarket.testbed.day;

import java.nio.file.Path;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.RunFolder;

/**
 * A meter without a home, for whoever wants to trade by hand in a market that runs. Its key lies in the run's folder, and its
 * limits are small, so that no feeder becomes unsafe by it.
 *
 * @param keyFile where the meter's key is
 * @param key its public half
 * @param feeder where it hangs
 */
record GuestMeter(Path keyFile, AccountKey key, FeederId feeder) {
    static final MeterId ID = new MeterId("guest");

    private static final Energy MOST = Energy.ofWh(50);

    /** Makes its key. */
    static GuestMeter at(FeederId feeder, RunFolder folder) {
        Path file = folder.file("guest-meter.key");
        return new GuestMeter(file, KeyFile.make(file).publicKey(), feeder);
    }

    RuleChange registration() {
        return new RuleChange.RegisterSmartMeter(ID, key, feeder, new TradingLimits(MOST, MOST));
    }

    /** What to type to become a prosumer of the market. */
    String invitation(String gateway) {
        return "./gridmarket register --gateway " + gateway + " --new --key my.key --meter " + ID + " --meter-key "
                + keyFile;
    }
}
