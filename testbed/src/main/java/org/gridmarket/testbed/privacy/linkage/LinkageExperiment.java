package org.gridmarket.testbed.privacy.linkage;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Plays sessions of anonymous trading and counts how often an outsider tells rightly whose account is whose. Every mix is a real
 * run of the protocol; homes and offers are generated. The outsider is asked about one account of each home, all serving the
 * same part of the window: the question that is easiest to answer.
 */
public final class LinkageExperiment {
    private static final long SEED_STRIDE = 1_000_003;

    private final int participants;
    private final Population population;
    private final TradingRules rules;
    private final long seed;

    public LinkageExperiment(int participants, Population population, TradingRules rules, long seed) {
        this.participants = participants;
        this.population = population;
        this.rules = rules;
        this.seed = seed;
    }

    /** @param played told how many sessions are over, from any thread */
    public LinkageResult run(int sessions, IntConsumer played) {
        AtomicInteger done = new AtomicInteger();
        List<SortedMap<Guess, Long>> counts = IntStream.range(0, sessions)
                .parallel()
                .mapToObj(session -> {
                    SortedMap<Guess, Long> right = once(seed + SEED_STRIDE * session);
                    played.accept(done.incrementAndGet());
                    return right;
                })
                .toList();
        SortedMap<Guess, Long> total = new TreeMap<>();
        counts.forEach(one -> one.forEach((guess, right) -> total.merge(guess, right, Long::sum)));
        return new LinkageResult(sessions, participants, Collections.unmodifiableSortedMap(total));
    }

    private SortedMap<Guess, Long> once(long sessionSeed) {
        PlayedSession session = new SessionPlay(participants, population, rules, sessionSeed).play();
        SortedMap<Guess, Long> right = new TreeMap<>();
        for (Guess guess : Guess.values()) {
            List<Integer> guessed = guess.owners(session.seen(), rules);
            right.put(guess, matches(guessed, session.owners()));
        }
        return right;
    }

    private static long matches(List<Integer> guessed, List<Integer> owners) {
        return LongStream.range(0, owners.size())
                .filter(i -> guessed.get((int) i).equals(owners.get((int) i)))
                .count();
    }
}
