package org.gridmarket.worker.compute.role;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * The open matches that somebody has to do with, each equal to its row on the ledger, kept from events alone.
 */
public final class MatchReplica {
    private static final Comparator<Match> URGENCY =
            Comparator.comparing(Match::due).thenComparing(Match::id);

    private final Predicate<Match> concerns;
    private final SortedMap<MatchId, Match> open = new TreeMap<>();

    /** @param concerns which matches are kept */
    public MatchReplica(Predicate<Match> concerns) {
        this.concerns = concerns;
    }

    /** Takes in the next event. */
    public void hear(ComputeEvent event) {
        switch (event) {
            case ComputeEvent.Matched(var match) -> {
                if (concerns.test(match)) {
                    open.put(match.id(), match);
                }
            }
            case ComputeEvent.ResultCommitted(var id, var result, var due) ->
                change(id, match -> MatchParts.of(match).committed(result, due));
            case ComputeEvent.Disputed(var id, var mediator, var dispute, var due) ->
                change(id, match -> MatchParts.of(match).disputed(mediator, dispute, due));
            case ComputeEvent.RunPosted(var id, var index, var report, var openingDue) ->
                change(
                        id,
                        match -> MatchParts.of(reported(match, index, report)).awaiting(openingDue));
            case ComputeEvent.OpeningRevealed(var id, var opening) -> change(id, match -> match.opened(opening));
            case ComputeEvent.Judged(var id, var verdict, var concerned, var due) ->
                change(id, match -> moved(match, MatchStatus.JUDGED, due));
            case ComputeEvent.MediatorSought(var id, var judges, var appellant, var due) ->
                change(id, match -> sought(match, appellant, due));
            case ComputeEvent.MatchClosed closed -> open.remove(closed.match());
            default -> {
                // of offers, members, terms and licences
            }
        }
    }

    private void change(MatchId id, UnaryOperator<Match> step) {
        open.computeIfPresent(id, (same, match) -> step.apply(match));
    }

    private static Match reported(Match match, int index, Case report) {
        List<Case> cases = new ArrayList<>(match.cases());
        cases.set(index, report);
        return MatchParts.of(match).with(cases);
    }

    /** A run that is judged without an opening counts as if nobody could show one. */
    private static Match moved(Match match, MatchStatus status, LedgerTime due) {
        Match judged = match.lacksOpening() ? match.withoutOpening() : match;
        return MatchParts.of(judged).at(status, due);
    }

    private static Match sought(Match match, @Nullable AccountKey appellant, LedgerTime due) {
        Match seeking = moved(match, MatchStatus.SEEKING, due);
        return appellant == null ? seeking : seeking.contested(appellant);
    }

    public List<Match> all() {
        return List.copyOf(open.values());
    }

    /** The same, whose time is over first at the front. */
    public List<Match> mostUrgentFirst() {
        return open.values().stream().sorted(URGENCY).toList();
    }

    /** Those that stand so, the most urgent first. */
    public List<Match> in(MatchStatus status) {
        return open.values().stream()
                .filter(match -> match.status() == status)
                .sorted(URGENCY)
                .toList();
    }

    /**
     * Whether one that waits for its party is so near to its due time that an operation signed now may still be under way
     * then: until it is over, only what cannot wait is signed.
     */
    public boolean isNear(Predicate<Match> waits, LedgerTime now) {
        return open.values().stream().anyMatch(match -> waits.test(match) && WorkerLimits.isNear(match.due(), now));
    }

    public Optional<Match> find(MatchId id) {
        return Optional.ofNullable(open.get(id));
    }
}
