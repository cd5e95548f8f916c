package org.gridmarket.testbed.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** What is heard of a run: how each job ended and what moved. Thread-safe. */
final class ComputeTally {
    private final Map<Bytes, Lie> jobs;
    private final AccountKey treasury;
    private final Map<MatchId, Match> open = new HashMap<>();
    private final Map<MatchId, Long> begun = new HashMap<>();
    private final List<Long> millis = new ArrayList<>();
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private final SortedMap<String, Integer> byLie = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long paid;
    private long forfeited;

    /** @param jobs what is lied about in each, by its manifest */
    ComputeTally(Map<Bytes, Lie> jobs, AccountKey treasury) {
        this.jobs = jobs;
        this.treasury = treasury;
    }

    synchronized void hear(Record event) {
        switch (event) {
            case ComputeEvent.Matched(var match) -> {
                open.put(match.id(), match);
                begun.put(match.id(), System.nanoTime());
            }
            case ComputeEvent.Disputed disputed -> count("disputed");
            case ComputeEvent.RunPosted posted -> {
                if (posted.report().run() instanceof RunReport.Ran) {
                    count("runs");
                }
            }
            case ComputeEvent.MediatorSought sought -> count(sought.appellant() == null ? "sought" : "appeals");
            case ComputeEvent.MatchClosed closed -> close(closed);
            default -> {
                // of offers, members and terms
            }
        }
        notifyAll();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void close(ComputeEvent.MatchClosed closed) {
        Match match = open.remove(closed.match());
        Long since = begun.remove(closed.match());
        if (match == null || since == null) {
            return;
        }
        Lie lie = jobs.getOrDefault(match.job().offer().inputs().manifest(), Lie.NONE);
        if (lie == Lie.NONE && closed.outcome() == Outcome.ACCEPTED) {
            millis.add((System.nanoTime() - since) / 1_000_000);
        }
        outcomes.merge(closed.outcome().name(), 1, Integer::sum);
        byLie.merge(lie + " " + closed.outcome(), 1, Integer::sum);
        for (Move move : closed.moves()) {
            paid += move.amount().micro();
            forfeited += move.to().equals(treasury) ? move.amount().micro() : 0;
        }
    }

    /** Waits until so many matches are closed, or the time is over; how many are. */
    synchronized int await(int matches, long millisAtMost) throws InterruptedException {
        long until = System.nanoTime() + millisAtMost * 1_000_000;
        while (closed() < matches && System.nanoTime() < until) {
            wait(1_000);
        }
        return closed();
    }

    synchronized int closed() {
        return outcomes.values().stream().mapToInt(number -> number).sum();
    }

    /** For the report. */
    synchronized Map<String, Object> keys() {
        long[] sorted = millis.stream().mapToLong(one -> one).sorted().toArray();
        Map<String, Object> keys = new TreeMap<>();
        keys.put("closed_by_outcome", new TreeMap<>(outcomes));
        keys.put("lies_by_kind_and_outcome", new TreeMap<>(byLie));
        keys.put("open_matches", open.size());
        keys.put("added_ms_p50", percentile(sorted, 50));
        keys.put("added_ms_p95", percentile(sorted, 95));
        keys.put("paid_micro", paid);
        keys.put("treasury_micro", forfeited);
        keys.putAll(counts);
        return keys;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : Arrays.stream(sorted)
                        .skip((sorted.length - 1L) * percent / 100)
                        .findFirst()
                        .orElse(0);
    }
}
