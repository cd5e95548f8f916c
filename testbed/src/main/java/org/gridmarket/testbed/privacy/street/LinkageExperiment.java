package org.gridmarket.testbed.privacy.street;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.testbed.day.AnonymityPlan;
import org.gridmarket.testbed.day.DayInMemory;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.household.OfferPlan;
import org.gridmarket.testbed.privacy.linkage.BlockOutsider;
import org.gridmarket.testbed.privacy.linkage.LinkageAnswer;
import org.gridmarket.testbed.privacy.linkage.LinkageCount;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.gridmarket.testbed.privacy.linkage.PastPlans;

/**
 * Plays days of anonymous trading with the agents, meters and mixes of {@code run} on a ledger in memory, hands the blocks and
 * past profiles to an outsider, and counts how often it tells rightly whose account is whose.
 */
public final class LinkageExperiment {
    private static final long SEED_STRIDE = 1_000_003;
    private static final int INTERVALS = 96;

    private final Street street;
    private final long seed;

    /** @param seed of homes, moods, keys and jitter */
    public LinkageExperiment(Street street, long seed) {
        this.street = street;
        this.seed = seed;
    }

    /**
     * Asks about so many mixes; fewer where mixes fail.
     *
     * @param sessionsPerDay that the street makes
     * @param asked told how many mixes have been asked about, from any thread
     */
    public LinkageResult run(int sessions, int sessionsPerDay, IntConsumer asked) {
        AtomicInteger done = new AtomicInteger();
        List<LinkageAnswer> answers = IntStream.range(0, Math.ceilDiv(sessions, sessionsPerDay))
                .parallel()
                .mapToObj(day -> {
                    LinkageCount count = day(seed + SEED_STRIDE * day);
                    asked.accept(
                            Math.min(sessions, done.addAndGet(count.answers().size())));
                    return count.answers();
                })
                .flatMap(List::stream)
                .limit(sessions)
                .toList();
        return LinkageResult.of(answers);
    }

    private LinkageCount day(long daySeed) {
        SplittableRandom random = new SplittableRandom(daySeed);
        Population.Day homes = street.population().day(street.homes(), INTERVALS, DayPlan.TARIFF, random);
        AnonymityPlan plan = street.plan().apply(homes.homes());
        DayInMemory day = new DayInMemory(homes.homes(), plan, random.nextLong()).trade();
        BlockOutsider outsider = new BlockOutsider(day.target());
        day.blocks(outsider::read);
        LinkageCount count = new LinkageCount();
        count.ask(outsider, past(day, homes.past()), day.owners(), random);
        return count;
    }

    private static PastPlans past(DayInMemory day, List<OfferPlan> past) {
        Map<AccountKey, OfferPlan> homes = new HashMap<>();
        for (int home = 0; home < past.size(); home++) {
            homes.put(day.accounts().get(home), past.get(home));
        }
        return new PastPlans(day.mixing(), DayPlan.TARIFF, homes);
    }
}
