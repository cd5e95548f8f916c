package org.gridmarket.cli.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PastEvents;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.solver.compute.ComputeBook;
import org.gridmarket.worker.compute.net.MemberRegistry;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.jspecify.annotations.Nullable;

/** What one gateway tells of the market so far: what lies in the book, who is registered, and some matches step by step. */
final class ComputePast {
    /** A step of a match, in a block. */
    record Step(long block, ComputeEvent event) {}

    /** A match as it stands, or stood when it was closed. */
    static final class MatchPast {
        private final List<Step> steps = new ArrayList<>();
        private Match match;
        private @Nullable Opening opening;
        private ComputeEvent.@Nullable MatchClosed closed;

        private MatchPast(Match match) {
            this.match = match;
        }

        Match match() {
            return match;
        }

        List<Step> steps() {
            return steps;
        }

        Optional<Opening> opening() {
            return Optional.ofNullable(opening);
        }

        Optional<ComputeEvent.MatchClosed> closed() {
            return Optional.ofNullable(closed);
        }
    }

    private final Predicate<Match> wanted;
    private final ComputeBook book = new ComputeBook();
    private final MemberRegistry members = new MemberRegistry();
    private final MatchReplica open;
    private final SequencedMap<MatchId, MatchPast> matches = new LinkedHashMap<>();

    private ComputePast(Predicate<Match> wanted) {
        this.wanted = wanted;
        this.open = new MatchReplica(wanted);
    }

    /** @param wanted matches that are followed step by step */
    static ComputePast read(GatewayOption gateway, Predicate<Match> wanted) {
        ComputePast past = new ComputePast(wanted);
        EventFamily<ComputeEvent> events = EventFamily.of(ComputeEvent.class);
        PastEvents.read(
                gateway,
                told -> events.readOwn(told.getEventsJson()).forEach(event -> past.hear(told.getBlock(), event)));
        return past;
    }

    /** The same, where the matches of one order are followed, by whoever has given it. */
    static ComputePast ofOrder(GatewayOption gateway, Workers workers, JobOrder order) {
        Bytes key = workers.resultKeyOf(order);
        return read(gateway, match -> match.job().offer().resultKey().equals(key));
    }

    private void hear(long block, ComputeEvent event) {
        book.apply(event);
        members.hear((Record) event);
        open.hear(event);
        if (event instanceof ComputeEvent.Matched(var match) && wanted.test(match)) {
            matches.put(match.id(), new MatchPast(match));
        }
        MatchPast past = MatchEvents.matchOf(event).map(matches::get).orElse(null);
        if (past == null) {
            return;
        }
        past.steps.add(new Step(block, event));
        open.find(past.match.id()).ifPresent(match -> past.match = match);
        switch (event) {
            case ComputeEvent.OpeningRevealed(var id, var opening) -> past.opening = opening;
            case ComputeEvent.MatchClosed closed -> past.closed = closed;
            default -> {
                // the match has it
            }
        }
    }

    ComputeBook book() {
        return book;
    }

    MemberRegistry members() {
        return members;
    }

    /** Those that were wanted, in the order in which they were made. */
    List<MatchPast> matches() {
        return List.copyOf(matches.values());
    }

    /** The last of them: an order that is tried again has one after the other. */
    Optional<MatchPast> newest() {
        return Optional.ofNullable(matches.lastEntry()).map(Map.Entry::getValue);
    }
}
