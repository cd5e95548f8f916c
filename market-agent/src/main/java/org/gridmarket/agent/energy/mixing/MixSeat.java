package org.gridmarket.agent.energy.mixing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.mixing.MixRuns;
import org.jspecify.annotations.Nullable;

/** The household's place in one run: what it has read, what it has to post, and what the ledger is to be told. */
final class MixSeat {
    private final MixLock lock;
    private final MixParticipation participation;
    private final List<BoardEntry> transcript = new ArrayList<>();
    private final AccountKey self;
    private final int position;
    private Optional<Octets> outbox;

    MixSeat(MixLock lock, MixParticipation participation, AccountKey self, LedgerTime now) {
        this.lock = lock;
        this.self = self;
        this.position = participation.run().positionOf(MixRuns.key(self));
        this.participation = participation;
        this.outbox = participation.read(List.of(), instant(now));
    }

    SessionId session() {
        return participation.run().session();
    }

    /** 1..N, drawn by a hash: the first one speaks first for all. */
    int position() {
        return position;
    }

    boolean isOver() {
        return participation.verdict().isFinal();
    }

    TradingAgent.BoardRequest outgoing() {
        return new TradingAgent.BoardRequest(lock.board(), session(), participation.entriesRead(), outbox);
    }

    void read(List<BoardEntry> news, LedgerTime now) {
        transcript.addAll(news);
        participation.read(news, instant(now)).ifPresent(message -> outbox = Optional.of(message));
    }

    void readFromLedger(Octets message, LedgerTime now) {
        participation.readFromLedger(message, instant(now)).ifPresent(answer -> outbox = Optional.of(answer));
    }

    /** Whether it was I who sent a message. */
    boolean isMine(Octets message) {
        return Message.decode(message)
                .filter(mine -> mine.sender().equals(MixRuns.key(self)))
                .isPresent();
    }

    void posted(Octets message) {
        outbox = outbox.filter(waiting -> !waiting.equals(message));
    }

    /** A message of mine that is due and that the board withholds: it goes to the ledger. */
    Optional<EnergyCommand.PostMixMessage> challenge(LedgerTime now) {
        return participation.challenge(instant(now)).map(this::onLedger);
    }

    /** What I see of the board, for the ledger, when somebody is overdue: others may be shown another face. */
    Optional<EnergyCommand.PostMixMessage> sighting(LedgerTime now) {
        return participation.sighting(instant(now)).map(this::onLedger);
    }

    private EnergyCommand.PostMixMessage onLedger(Octets message) {
        return new EnergyCommand.PostMixMessage(lock.session(), lock.run(), MixRuns.bytes(message));
    }

    private static Instant instant(LedgerTime now) {
        return Instant.ofEpochMilli(now.epochMillis());
    }

    /** What the ledger is to be told of the verdict; null while there is none, or when it proves nothing. */
    EnergyCommand.@Nullable Signed verdict() {
        return switch (participation.verdict()) {
            case Verdict.Completed done ->
                new EnergyCommand.CommitMix(
                        lock.session(),
                        lock.run(),
                        done.transaction().outputs().stream().map(MixRuns::key).toList(),
                        done.signatures().stream().map(MixRuns::bytes).toList());
            case Verdict.Blamed guilty -> abort();
            case Verdict.BoardGuilty board -> isForkProved() ? abort() : null;
            default -> null;
        };
    }

    /** Whether two heads of the board under one number have met here; every third party sees it in what was read. */
    boolean isForkProved() {
        return participation.verdict().equals(new Verdict.BoardGuilty(Verdict.BoardOffence.FORKED));
    }

    /** Only what continues the chain is evidence; a board that forks may well send something else after it. */
    private EnergyCommand.AbortMix abort() {
        return new EnergyCommand.AbortMix(
                lock.session(),
                lock.run(),
                new BlameEvidence.Transcript(transcript.stream()
                        .limit(participation.entriesRead())
                        .map(MixRuns::line)
                        .toList()));
    }
}
