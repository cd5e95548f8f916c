package org.gridmarket.kernel.compute.operation;

import java.util.Objects;
import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Judgement;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.Settlement;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferStatus;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;

/** Stores where a match goes, whoever has moved it. */
final class MatchMoving {
    private MatchMoving() {}

    static Receipt answer(ComputeAnswer.MatchMoved moved, ComputeState state) {
        return state.receipt(ComputeAnswer.MatchMoved.class, moved);
    }

    private static ComputeAnswer.MatchMoved put(Match match, ComputeState state) {
        ComputeState.MATCH.put(state.world(), match, match.id());
        return new ComputeAnswer.MatchMoved(match.id(), match.status(), null);
    }

    /** To the first mediator. */
    static ComputeAnswer.MatchMoved dispute(Match match, Dispute why, ComputeState state) {
        return putDisputed(match.disputed(why, state.now()), state);
    }

    /** It is the last mediator's turn. */
    static ComputeAnswer.MatchMoved putDisputed(Match disputed, ComputeState state) {
        state.tell(new ComputeEvent.Disputed(
                disputed.id(),
                disputed.lastCase().mediator(),
                Objects.requireNonNull(disputed.dispute()),
                disputed.due()));
        return put(disputed, state);
    }

    /** A run is there, and what the provider had committed to is asked for. */
    static ComputeAnswer.MatchMoved awaitOpening(Match reported, ComputeState state) {
        MatchLifeCycle.TABLE.follow(reported.status(), MatchLifeCycle.RUN, MatchParty.MEDIATOR, reported);
        Match awaiting = reported.awaitingOpening(state.now());
        state.tell(new ComputeEvent.RunPosted(
                awaiting.id(), awaiting.cases().size() - 1, awaiting.lastCase(), awaiting.due()));
        return put(awaiting, state);
    }

    /** Every report can be compared: one verdict waits, two that agree decide, others are asked on. */
    static ComputeAnswer.MatchMoved judge(Match match, MatchParty by, ComputeState state) {
        Judgement judgement = Judgement.of(match);
        MatchLifeCycle.TABLE.follow(match.status(), event(judgement), by, judgement);
        return switch (judgement) {
            case Judgement.Alone(var verdict) -> {
                Match judged = match.judged(state.now());
                state.tell(new ComputeEvent.Judged(judged.id(), verdict, judged.concerned(), judged.due()));
                yield put(judged, state);
            }
            case Judgement.Agreed agreed -> close(match, Closing.by(agreed), state);
            case Judgement.Apart() -> seek(match, state);
            case Judgement.Split() -> close(match, Closing.as(Outcome.NOBODY), state);
        };
    }

    private static Event<Judgement> event(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Alone alone -> MatchLifeCycle.JUDGE_ALONE;
            case Judgement.Agreed agreed -> MatchLifeCycle.JUDGE_AGREED;
            case Judgement.Apart apart -> MatchLifeCycle.JUDGE_APART;
            case Judgement.Split split -> MatchLifeCycle.JUDGE_SPLIT;
        };
    }

    static ComputeAnswer.MatchMoved seek(Match match, ComputeState state) {
        Match seeking = match.seeking(state.now());
        state.tell(new ComputeEvent.MediatorSought(
                seeking.id(), seeking.otherJudges(), seeking.appellant(), seeking.due()));
        return put(seeking, state);
    }

    /** Pays everybody by rows that wait, and puts back into the book what goes on; writes nobody's purse, meets no bound. */
    static ComputeAnswer.MatchMoved close(Match match, Closing closing, ComputeState state) {
        Settlement settlement = Settlement.of(match, closing, state.now(), offer -> isStopped(offer, state));
        ComputeState.MATCH.delete(state.world(), match.id());
        state.tell(new ComputeEvent.MatchClosed(match.id(), settlement.outcome(), settlement.moves()));
        settlement.payouts().forEach((account, amount) -> state.payOut(account, ComputeState.deal(match.id()), amount));
        putBack(settlement, state);
        forgetStops(match, settlement, state);
        return new ComputeAnswer.MatchMoved(match.id(), MatchStatus.CLOSED, settlement.outcome());
    }

    private static boolean isStopped(OfferId offer, ComputeState state) {
        return ComputeState.STOPPED.has(state.world(), offer);
    }

    private static void putBack(Settlement settlement, ComputeState state) {
        if (settlement.retried() != null) {
            returned(settlement);
            ComputeState.JOB.put(
                    state.world(), settlement.retried(), settlement.retried().id());
            state.tell(new ComputeEvent.JobPosted(settlement.retried()));
        }
        if (settlement.renewed() != null) {
            returned(settlement);
            ComputeState.RESOURCE.put(
                    state.world(), settlement.renewed(), settlement.renewed().id());
            state.tell(new ComputeEvent.ResourcePosted(settlement.renewed()));
        }
        for (Note note : settlement.renewedNotes()) {
            returned(settlement);
            ComputeState.NOTE.put(state.world(), note, note.id());
            state.tell(new ComputeEvent.NotePosted(note));
        }
    }

    private static void returned(Settlement settlement) {
        OfferLifeCycle.TABLE.follow(OfferStatus.IN_MATCH, OfferLifeCycle.RETURN, MatchParty.ANYONE, settlement);
    }

    /** A row that says an offer is not renewed goes with the offer. */
    private static void forgetStops(Match match, Settlement settlement, ComputeState state) {
        for (OfferId offer : new OfferId[] {
            match.resource().id(),
            match.mediatorNote().id(),
            match.directoryNote().id()
        }) {
            boolean leaves = settlement.renewedNotes().stream()
                            .noneMatch(note -> note.id().equals(offer))
                    && (settlement.renewed() == null
                            || !settlement.renewed().id().equals(offer));
            if (leaves) {
                OfferLifeCycle.TABLE.follow(OfferStatus.IN_MATCH, OfferLifeCycle.END, MatchParty.ANYONE, settlement);
                if (isStopped(offer, state)) {
                    ComputeState.STOPPED.delete(state.world(), offer);
                }
            }
        }
    }
}
