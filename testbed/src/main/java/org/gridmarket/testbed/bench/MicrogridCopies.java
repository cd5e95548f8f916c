package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.StatedGroups;
import org.jspecify.annotations.Nullable;

/**
 * A larger microgrid out of copies of a smaller one: each copy has feeders of its own with the limits of the original, and
 * homes whose energies differ from the original's by up to 10 %. A plan bears {@link EnergyLimit#GROUPS_PER_PLAN} feeders;
 * where the copies would need more, the last feeders of each copy share one line.
 */
final class MicrogridCopies {
    private static final long SEED = 20_260_522;
    private static final int LEAST_PERCENT = 90;
    private static final int MOST_PERCENT = 110;
    private static final int PERCENT = 100;

    private final Microgrid original;
    private final List<Feeder> lines;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private MicrogridCopies(Microgrid original, int feedersPerCopy) {
        StatedGroups.requireNone(original, "copies");
        this.original = original;
        List<Feeder> all = original.grid().feeders();
        this.lines = all.subList(0, Math.min(all.size(), feedersPerCopy));
    }

    /**
     * Makes the copies; one copy is the original itself.
     *
     * @param copies 1..{@link EnergyLimit#GROUPS_PER_PLAN}
     */
    static Microgrid of(Microgrid original, int copies) {
        if (copies < 1 || copies > EnergyLimit.GROUPS_PER_PLAN.ceiling()) {
            throw new IllegalArgumentException(
                    copies + " copies are outside 1.." + EnergyLimit.GROUPS_PER_PLAN.ceiling());
        }
        return copies == 1
                ? original
                : new MicrogridCopies(original, EnergyLimit.GROUPS_PER_PLAN.ceiling() / copies).copied(copies);
    }

    private Microgrid copied(int copies) {
        List<Feeder> feeders = new ArrayList<>();
        List<Household> homes = new ArrayList<>();
        for (int copy = 1; copy <= copies; copy++) {
            Map<FeederId, FeederId> names = new LinkedHashMap<>();
            for (Feeder line : lines) {
                FeederId name = new FeederId(line.id().name() + "-" + copy);
                names.put(line.id(), name);
                feeders.add(new Feeder(name, line.limit()));
            }
            FeederId shared = feeders.getLast().id();
            for (Household home : original.homes()) {
                @Nullable FeederId own = names.get(home.feeder());
                homes.add(copy(home, copy, own == null ? shared : own));
            }
        }
        return new Microgrid(
                copies + " copies of " + original.source(),
                GridPlan.oneGroupPerFeeder(feeders),
                homes,
                original.first(),
                original.last());
    }

    private Household copy(Household home, int copy, FeederId feeder) {
        List<ProfileRow> rows = home.plan().rows().stream().map(this::jittered).toList();
        Household same = home.planning(OfferPlan.ofRows(rows));
        return new Household(new MeterId(home.meter().name() + "-" + copy), feeder, same.limits(), same.plan());
    }

    /** At least 1 Wh stays, so that every copy makes as many offers as the original. */
    private ProfileRow jittered(ProfileRow row) {
        long wh = row.energy().wh();
        long size = Math.max(1, Math.abs(wh) * random.nextInt(LEAST_PERCENT, MOST_PERCENT + 1) / PERCENT);
        return new ProfileRow(row.first(), row.last(), new NetEnergy(wh < 0 ? -size : size), row.reservation());
    }
}
