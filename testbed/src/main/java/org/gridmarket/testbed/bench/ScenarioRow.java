package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.client.Answer;
import org.gridmarket.testbed.day.Percentiles;

/**
 * What one scenario measured.
 *
 * @param scenario its name
 * @param clients how many sent at a time
 * @param offersPerOperation offers that each committed operation carried
 * @param answers each with how long it took
 * @param wallMillis from the first sending to the last answer
 */
public record ScenarioRow(
        String scenario, int clients, int offersPerOperation, List<TimedAnswer> answers, long wallMillis) {
    /** One answer and how long the sender waited for it. */
    public record TimedAnswer(Answer answer, long millis) {}

    public ScenarioRow {
        answers = List.copyOf(answers);
    }

    /** This scenario and more of the same, measured at another time. */
    ScenarioRow plus(ScenarioRow more) {
        if (!scenario.equals(more.scenario)
                || clients != more.clients
                || offersPerOperation != more.offersPerOperation) {
            throw new IllegalArgumentException("these are two scenarios: " + scenario + " of " + clients
                    + " clients, and " + more.scenario + " of " + more.clients);
        }
        List<TimedAnswer> all = new ArrayList<>(answers);
        all.addAll(more.answers);
        return new ScenarioRow(scenario, clients, offersPerOperation, all, wallMillis + more.wallMillis);
    }

    private long count(Class<? extends Answer> kind) {
        return answers.stream().filter(one -> kind.isInstance(one.answer())).count();
    }

    private Percentiles commits() {
        return Percentiles.of(answers.stream()
                .filter(one -> one.answer() instanceof Answer.Committed)
                .map(TimedAnswer::millis)
                .toList());
    }

    private long perSecond(long events) {
        return events * 1_000 / Math.max(1, wallMillis);
    }

    /** Operations committed in a second. */
    double committedPerSecond() {
        return count(Answer.Committed.class) * 1_000.0 / Math.max(1, wallMillis);
    }

    /** How long half of the committed operations took at most, ms. */
    long medianMillis() {
        return commits().at(50);
    }

    /** Whether everything that was sent stands on the ledger. */
    boolean isCommitted() {
        return count(Answer.Committed.class) == answers.size();
    }

    /** Refusals by code, and by its reason what became of nothing known; for messages: a benchmark should have none. */
    public Map<String, Long> failures() {
        Map<String, Long> byReason = new TreeMap<>();
        for (TimedAnswer one : answers) {
            switch (one.answer()) {
                case Answer.Rejected refusal -> byReason.merge(refusal.code(), 1L, Long::sum);
                case Answer.Indeterminate unknown -> byReason.merge(unknown.reason(), 1L, Long::sum);
                case Answer.Committed done -> {
                    // as it should be
                }
                case Answer.Conflicted conflict -> byReason.merge("conflicted", 1L, Long::sum);
            }
        }
        return byReason;
    }

    /** The keys of spec cli. */
    public Map<String, Object> keys(String profile) {
        Percentiles commits = commits();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("scenario", scenario);
        keys.put("profile", profile);
        keys.put("clients", clients);
        keys.put("submitted", answers.size());
        keys.put("committed", count(Answer.Committed.class));
        keys.put("rejected", count(Answer.Rejected.class));
        keys.put("conflicted", count(Answer.Conflicted.class));
        keys.put("indeterminate", count(Answer.Indeterminate.class));
        keys.put("tx_per_second", perSecond(count(Answer.Committed.class)));
        keys.put("offers_per_second", perSecond(count(Answer.Committed.class) * offersPerOperation));
        keys.put("commit_ms_p50", commits.at(50));
        keys.put("commit_ms_p95", commits.at(95));
        keys.put("commit_ms_p99", commits.at(99));
        return keys;
    }
}
