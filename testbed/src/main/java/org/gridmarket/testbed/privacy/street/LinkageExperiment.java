package org.gridmarket.testbed.privacy.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.testbed.day.AnonymityPlan;
import org.gridmarket.testbed.day.DayInMemory;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.privacy.linkage.BlockOutsider;
import org.gridmarket.testbed.privacy.linkage.LinkageAnswer;
import org.gridmarket.testbed.privacy.linkage.LinkageCount;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;

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
     * Plays as many days as it takes and asks about the first so many mixes of them; fewer when days bring none.
     *
     * @param asked told how many mixes have been asked about
     */
    public LinkageResult run(int sessions, IntConsumer asked) {
        int together = Runtime.getRuntime().availableProcessors();
        List<LinkageAnswer> answers = new ArrayList<>();
        for (long day = 0; answers.size() < sessions; day += together) {
            int before = answers.size();
            LongStream.range(day, day + together)
                    .parallel()
                    .mapToObj(number -> day(seed + SEED_STRIDE * number).answers())
                    .toList()
                    .forEach(answers::addAll);
            asked.accept(Math.min(sessions, answers.size()));
            if (answers.size() == before) {
                break; // days without a mix: more of them would bring none either
            }
        }
        return LinkageResult.of(answers.subList(0, Math.min(sessions, answers.size())));
    }

    private LinkageCount day(long daySeed) {
        SplittableRandom random = new SplittableRandom(daySeed);
        Population.Day homes = street.population().day(street.homes(), INTERVALS, DayPlan.TARIFF, random);
        AnonymityPlan plan = street.plan(homes.past());
        DayInMemory day = new DayInMemory(homes.today(), plan, random.nextLong()).trade();
        BlockOutsider outsider = new BlockOutsider(day.target());
        day.blocks(outsider::read);
        List<OfferPlan> past =
                homes.past().homes().stream().map(Household::plan).toList();
        LinkageCount count = new LinkageCount();
        count.ask(outsider, day.past(past), day.owners(), random);
        return count;
    }
}
