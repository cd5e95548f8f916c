package org.gridmarket.coinshuffle.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.LayerCipher;

/**
 * One run: the terms, who takes part, in which order, from when. A restart is a run of its own with its own session
 * id, so that nothing of an earlier run is valid in it (dcrd learned this the hard way, anonymity, Blame). Positions
 * are 1..N; nobody chooses his, because the order follows from the hash of session id and key.
 */
public final class MixRun {
    private static final int MAX_RUN_NUMBER = MixLimits.MAX_PARTICIPANTS;

    private final MixTerms terms;
    private final int number;
    private final Instant openedAt;
    private final SessionId session;
    private final List<AccountKey> order;

    private MixRun(MixTerms terms, int number, Instant openedAt, Set<AccountKey> participants) {
        this.terms = terms;
        this.number = number;
        this.openedAt = openedAt;
        this.session = sessionId(terms, number, openedAt, new TreeSet<>(participants));
        this.order = participants.stream()
                .sorted(Comparator.comparing(this::placeOf))
                .toList();
    }

    /**
     * The first run of a mix. Throws IllegalArgumentException when the participants are fewer than k_min, more than
     * the limits, not distinct, or when the longest list would exceed {@link MixLimits}.
     *
     * @param openedAt whole seconds, by the opening transaction
     */
    public static MixRun first(MixTerms terms, Instant openedAt, Collection<AccountKey> participants) {
        return numbered(terms, 0, openedAt, participants);
    }

    /** Rebuilds any run from what a ledger stores. The same refusals as {@link #first}. */
    public static MixRun numbered(MixTerms terms, int number, Instant openedAt, Collection<AccountKey> participants) {
        MixLimits.within("run number", number, 0, MAX_RUN_NUMBER);
        var size = MixLimits.within(
                "number of participants", participants.size(), terms.leastParticipants(), MixLimits.MAX_PARTICIPANTS);
        MixLimits.within("number of outputs", size * terms.outputsEach(), size, MixLimits.MAX_OUTPUTS);
        if (!openedAt.equals(openedAt.truncatedTo(ChronoUnit.SECONDS)) || openedAt.getEpochSecond() < 0) {
            throw new IllegalArgumentException("opening time " + openedAt + " is not in whole seconds from 1970 on");
        }
        var distinct = Set.copyOf(participants);
        if (distinct.size() != size) {
            throw new IllegalArgumentException(size + " participants, of which only " + distinct.size() + " differ");
        }
        var run = new MixRun(terms, number, openedAt, distinct);
        for (int position = 1; position <= size; position++) {
            MixLimits.within(
                    "octets of the list at position " + position,
                    run.listSize(position) * run.entryLength(position),
                    1,
                    MixLimits.MAX_BODY_OCTETS - 4);
        }
        return run;
    }

    /** The next run without the guilty; empty when fewer than k_min remain, so that the mix aborts. */
    public Optional<MixRun> without(Set<AccountKey> guilty, Instant reopenedAt) {
        var rest = order.stream().filter(key -> !guilty.contains(key)).toList();
        if (rest.size() < terms.leastParticipants() || number == MAX_RUN_NUMBER) {
            return Optional.empty();
        }
        return Optional.of(numbered(terms, number + 1, reopenedAt, rest));
    }

    public MixTerms terms() {
        return terms;
    }

    public int number() {
        return number;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public SessionId session() {
        return session;
    }

    /** Position 1 first. */
    public List<AccountKey> order() {
        return order;
    }

    public int size() {
        return order.size();
    }

    public AccountKey at(int position) {
        return order.get(position - 1);
    }

    public boolean includes(AccountKey key) {
        return order.contains(key);
    }

    /** 1..N. Throws IllegalArgumentException for a key that does not take part. */
    public int positionOf(AccountKey key) {
        var index = order.indexOf(key);
        if (index < 0) {
            throw new IllegalArgumentException("account " + key + " does not take part in run " + session);
        }
        return index + 1;
    }

    /** Entries in the list that a position posts. */
    public int listSize(int position) {
        return terms.outputsEach() * position;
    }

    /** Octets of each entry in that list: an output key under one layer for every position behind. */
    public int entryLength(int position) {
        return AccountKey.LENGTH + LayerCipher.OVERHEAD * (size() - position);
    }

    public Instant announceBy() {
        return openedAt.plus(terms.timetable().announce());
    }

    public Instant hopBy(int position) {
        var table = terms.timetable();
        return announceBy().plus(table.challenge().plus(table.hop()).multipliedBy(position));
    }

    public Instant confirmBy() {
        return behind(hopBy(size()), terms.timetable().confirm());
    }

    public Instant signBy() {
        return behind(confirmBy(), terms.timetable().sign());
    }

    /** Seeds are due this long after the deadline of the step in which the accusation was made. */
    public Instant revealBy(Instant deadlineOfAccusedStep) {
        return behind(deadlineOfAccusedStep, terms.timetable().reveal());
    }

    private Instant behind(Instant deadline, Duration step) {
        return deadline.plus(terms.timetable().challenge()).plus(step);
    }

    private Octets placeOf(AccountKey key) {
        return Digests.sha256(CanonicalWriter.tagged("gridmarket-mix-order-v1")
                .fixed(session.octets())
                .fixed(key.octets()));
    }

    private static SessionId sessionId(MixTerms terms, int number, Instant openedAt, Collection<AccountKey> sorted) {
        var writer = CanonicalWriter.tagged("gridmarket-mix-session-v1");
        terms.writeTo(writer);
        writer.u32(number).u64(openedAt.getEpochSecond()).u16(sorted.size());
        sorted.forEach(key -> writer.fixed(key.octets()));
        return new SessionId(Digests.sha256(writer));
    }

    /** The session id is a hash of everything else. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MixRun run && session.equals(run.session);
    }

    @Override
    public int hashCode() {
        return session.hashCode();
    }

    @Override
    public String toString() {
        return "run " + number + " of " + size() + " participants, session " + session;
    }
}
