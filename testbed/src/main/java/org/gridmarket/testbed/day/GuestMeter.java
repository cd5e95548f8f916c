package org.gridmarket.testbed.day;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.RunFolder;

/**
 * A meter without a home, and an account with credit, for whoever wants to trade by hand in a market that runs. The keys of both
 * lie in the run's folder.
 *
 * @param meterFile where the meter's key is
 * @param meterKey its public half
 * @param accountFile where the account's key is
 * @param account its public half
 * @param feeder where the meter hangs
 * @param most L+ and L-: {@link #WANTED}, or as much of it as no feeder becomes unsafe by
 */
record GuestMeter(
        Path meterFile, AccountKey meterKey, Path accountFile, AccountKey account, FeederId feeder, Energy most) {
    static final MeterId ID = new MeterId("guest");

    /** In an interval: as much as a house with large panels, or two kettles. */
    private static final long WANTED = 2_000;

    /** What is tried in its place on a feeder that bears less. */
    private static final long LEAST = 50;

    private static final int HALF = 2;

    /** For how many intervals of all it may buy the deposit lasts. */
    private static final long INTERVALS = 10;

    /** Makes the keys. */
    static GuestMeter at(GridPlan grid, List<RuleChange> meters, RunFolder folder) {
        FeederId feeder = grid.feeders().getFirst().id();
        Path meterFile = folder.file("guest-meter.key");
        Path accountFile = folder.file("guest.key");
        return new GuestMeter(
                meterFile,
                KeyFile.make(meterFile).publicKey(),
                accountFile,
                KeyFile.make(accountFile).publicKey(),
                feeder,
                bearable(grid, meters, feeder));
    }

    private static Energy bearable(GridPlan grid, List<RuleChange> meters, FeederId feeder) {
        return LongStream.iterate(WANTED, wh -> wh > LEAST, wh -> wh / HALF)
                .mapToObj(Energy::ofWh)
                .filter(most -> SafeLimits.offence(grid, loads(meters, feeder, most)) == null)
                .findFirst()
                .orElse(Energy.ofWh(LEAST));
    }

    private static Map<FeederId, FeederLoad> loads(List<RuleChange> meters, FeederId feeder, Energy most) {
        Map<FeederId, FeederLoad> loads = new HashMap<>();
        loads.put(feeder, FeederLoad.none(feeder).plus(most, most, 1));
        for (RuleChange change : meters) {
            if (change instanceof RuleChange.RegisterSmartMeter meter) {
                loads.put(
                        meter.feeder(),
                        loads.getOrDefault(meter.feeder(), FeederLoad.none(meter.feeder()))
                                .plus(
                                        meter.limits().production(),
                                        meter.limits().consumption(),
                                        1));
            }
        }
        return loads;
    }

    RuleChange registration() {
        return new RuleChange.RegisterSmartMeter(ID, meterKey, feeder, new TradingLimits(most, most));
    }

    /** What the DSO books for it. */
    Money deposit(Tariff tariff) {
        return Energy.ofWh(INTERVALS * most.wh()).at(tariff.bandHigh().plus(tariff.fee()));
    }

    /** What to type to trade along; the interval only shows how. */
    List<String> invitation(String gateway, Optional<Path> authority, Interval example) {
        String where =
                " --gateway " + gateway + authority.map(file -> " --ca " + file).orElse("");
        String who = where + " --key " + accountFile;
        return List.of(
                "trade by hand, up to " + most + " in an interval, the account has credit for " + INTERVALS
                        + " times as much:",
                "  ./gridmarket register --meter " + ID + " --meter-key " + meterFile + who,
                "  ./gridmarket collect" + who,
                "  ./gridmarket now" + where,
                "  ./gridmarket withdraw --consumption " + most.wh() + " " + example + who,
                "  ./gridmarket offer buy " + most.wh() + " " + example + " --wait" + who);
    }
}
