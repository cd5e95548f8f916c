package org.gridmarket.testbed.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testbed.day.Percentiles;

/** What is heard of a run: how each job ended, how long that took, and what moved. Thread-safe. */
final class ComputeTally {
    private static final int SHOWN_DIGITS = 8;

    private final Map<Bytes, Lie> jobs;
    private final AccountKey treasury;
    private final Map<AccountKey, String> parts;
    private final MoneyAtStake money = new MoneyAtStake();
    private final Map<MatchId, Match> open = new HashMap<>();
    private final Map<MatchId, Long> begun = new HashMap<>();
    private final Map<MatchId, Long> delivered = new HashMap<>();
    private final List<Long> resultMillis = new ArrayList<>();
    private final List<Long> acceptingMillis = new ArrayList<>();
    private final List<Long> acceptedMillis = new ArrayList<>();
    private final List<Long> disputedMillis = new ArrayList<>();
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private final SortedMap<String, Integer> byLie = new TreeMap<>();
    private final SortedMap<String, Long> gains = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<AccountKey> registered = new HashSet<>();
    private int ended;
    private int unexpected;
    private int transactions;
    private int steps;
    private long instructions;
    private long paid;
    private long forfeited;

    /**
     * @param jobs what is lied about in each, by its manifest
     * @param parts what each account is, in a word
     */
    ComputeTally(Map<Bytes, Lie> jobs, AccountKey treasury, Map<AccountKey, String> parts) {
        this.jobs = jobs;
        this.treasury = treasury;
        this.parts = Map.copyOf(parts);
    }

    /** What one transaction told. */
    synchronized void hear(BlockEvents<Record> told) {
        int before = steps;
        told.events().forEach(this::hear);
        transactions += steps > before ? 1 : 0;
        notifyAll();
    }

    private void hear(Record event) {
        money.hear(event);
        switch (event) {
            case ComputeEvent.JobPosted(var job) -> steps += job.attempt() == 0 ? 1 : 0;
            case ComputeEvent.Matched(var match) -> {
                steps++;
                open.put(match.id(), match);
                begun.put(match.id(), System.nanoTime());
            }
            case ComputeEvent.ComputeMemberRegistered(var account, var entry) -> registered.add(account);
            case ComputeEvent.ResultCommitted committed -> {
                steps++;
                delivered.put(committed.match(), System.nanoTime());
            }
            case ComputeEvent.Disputed disputed -> count("disputed");
            case ComputeEvent.RunPosted posted -> {
                steps++;
                if (posted.report().run() instanceof RunReport.Ran) {
                    counts.merge("runs", 1, Integer::sum);
                }
            }
            case ComputeEvent.OpeningRevealed(var match, var opening) ->
                instructions += opening.instructions().count();
            case ComputeEvent.MediatorSought sought -> count(sought.appellant() == null ? "sought" : "appeals");
            case ComputeEvent.MatchClosed closed -> {
                steps++;
                close(closed);
            }
            default -> {
                // of offers, members and terms
            }
        }
    }

    private void count(String what) {
        steps++;
        counts.merge(what, 1, Integer::sum);
    }

    private void close(ComputeEvent.MatchClosed closed) {
        Match match = open.remove(closed.match());
        Long since = begun.remove(closed.match());
        Long result = delivered.remove(closed.match());
        if (match == null || since == null) {
            return;
        }
        long now = System.nanoTime();
        long millis = (now - since) / 1_000_000;
        if (closed.outcome() == Outcome.ACCEPTED && result != null) {
            resultMillis.add((result - since) / 1_000_000);
            acceptingMillis.add((now - result) / 1_000_000);
        }
        Lie lie = jobs.getOrDefault(match.job().offer().inputs().manifest(), Lie.NONE);
        (closed.outcome() == Outcome.ACCEPTED ? acceptedMillis : disputedMillis).add(millis);
        outcomes.merge(closed.outcome().name(), 1, Integer::sum);
        byLie.merge(lie + " " + closed.outcome(), 1, Integer::sum);
        boolean comesBack = (closed.outcome() == Outcome.DECLINED || closed.outcome() == Outcome.PROVIDER_SILENT)
                && match.job().mayRetry();
        ended += comesBack ? 0 : 1;
        unexpected += closed.outcome() == lie.expected() ? 0 : 1;
        for (Move move : closed.moves()) {
            paid += move.amount().micro();
            forfeited += move.to().equals(treasury) ? move.amount().micro() : 0;
            gains.merge(part(move.to()), move.amount().micro(), Long::sum);
            gains.merge(part(move.from()), -move.amount().micro(), Long::sum);
        }
        lines.add(match.id().toString().substring(0, SHOWN_DIGITS) + "  " + lie + "  " + closed.outcome() + "  "
                + millis + " ms");
    }

    private String part(AccountKey account) {
        return account.equals(treasury) ? "treasury" : parts.getOrDefault(account, "others");
    }

    /** Waits until so many jobs have ended, or the time is over; how many have. */
    synchronized int await(int jobsEnded, long millisAtMost) throws InterruptedException {
        await(() -> ended >= jobsEnded, millisAtMost);
        return ended;
    }

    /** Waits until so many mediators and directories have said where they are; whether they have. */
    synchronized boolean awaitRegistered(int members, long millisAtMost) throws InterruptedException {
        await(() -> registered.size() >= members, millisAtMost);
        return registered.size() >= members;
    }

    private synchronized void await(BooleanSupplier done, long millisAtMost) throws InterruptedException {
        long until = System.nanoTime() + millisAtMost * 1_000_000;
        while (!done.getAsBoolean() && System.nanoTime() < until) {
            wait(1_000);
        }
    }

    synchronized int ended() {
        return ended;
    }

    /** One for each match that has closed since the last call. */
    synchronized List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** Whether everything has closed as it should, and no money is lost or made. */
    synchronized boolean isClean() {
        return open.isEmpty() && unexpected == 0 && money.isConserved();
    }

    /**
     * The same where the ledger draws which of honest jobs are audited, and parts are killed: a provider that could not finish in
     * time may have given a job back, which costs it the fees (compute-market, Life of a match); another has done it then.
     */
    synchronized boolean isClean(int honest) {
        int right = count(Outcome.ACCEPTED) + count(Outcome.NONE);
        int all = outcomes.values().stream().mapToInt(one -> one).sum();
        return open.isEmpty()
                && right == honest
                && ended == honest
                && all - right == count(Outcome.DECLINED)
                && money.isConserved();
    }

    /** Jobs that closed otherwise than their lies let expect; tells nothing where the ledger draws honest ones for an audit. */
    synchronized int unexpected() {
        return unexpected;
    }

    private int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome.name(), 0);
    }

    /** For the report. */
    synchronized Map<String, Object> keys() {
        Map<String, Object> keys = new TreeMap<>();
        keys.put("closed_by_outcome", new TreeMap<>(outcomes));
        keys.put("lies_by_kind_and_outcome", new TreeMap<>(byLie));
        keys.put("open_matches", open.size());
        Percentiles accepted = Percentiles.of(acceptedMillis);
        Percentiles disputed = Percentiles.of(disputedMillis);
        keys.put("added_ms_p50", accepted.at(50));
        keys.put("added_ms_p95", accepted.at(95));
        keys.put("match_to_result_ms_p50", Percentiles.of(resultMillis).at(50));
        keys.put("result_to_close_ms_p50", Percentiles.of(acceptingMillis).at(50));
        keys.put("disputed_ms_p50", disputed.at(50));
        keys.put("disputed_ms_p95", disputed.at(95));
        keys.put("transactions_per_job", perJob(transactions));
        keys.put("operations_per_job", perJob(steps));
        keys.put("instructions", instructions);
        keys.put("paid_micro", paid);
        keys.put("treasury_micro", forfeited);
        keys.put("gain_micro_by_part", new TreeMap<>(gains));
        keys.put("stakes_micro_by_purses", money.byPurses().micro());
        keys.put("stakes_micro_by_deals", money.byDeals().micro());
        keys.put("money_conserved", money.isConserved());
        keys.putAll(counts);
        return keys;
    }

    private double perJob(int number) {
        return ended == 0 ? 0 : Math.round(100.0 * number / ended) / 100.0;
    }
}
