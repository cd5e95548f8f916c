package org.gridmarket.coinshuffle.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;

/** A reader's copy of the board's heads: takes entries only as a true continuation of what it has. Not thread-safe. */
public final class BoardChain {
    private final MixRun run;
    private final List<Octets> heads = new ArrayList<>();
    private final List<Instant> stamps = new ArrayList<>();
    private Octets lastSignature = Octets.EMPTY;

    public BoardChain(MixRun run) {
        this.run = run;
        stamps.add(run.openedAt());
        heads.add(BoardEntry.genesis(run.session()));
    }

    /** False, and nothing taken, when the entry does not continue the chain. Its signature is not looked at here. */
    public boolean take(BoardEntry entry) {
        if (entry.number() != length() + 1
                || entry.number() > MixLimits.MAX_ENTRIES
                || !entry.stamp().equals(entry.stamp().truncatedTo(ChronoUnit.SECONDS))
                || entry.stamp().isBefore(lastStamp())
                || entry.content().length() > MixLimits.MAX_MESSAGE_OCTETS
                || !entry.head()
                        .equals(BoardEntry.headOf(lastHead(), entry.number(), entry.stamp(), entry.content()))) {
            return false;
        }
        heads.add(entry.head());
        lastSignature = entry.signature();
        stamps.add(entry.stamp());
        return true;
    }

    /** Entries taken. */
    public long length() {
        return heads.size() - 1L;
    }

    public Octets lastHead() {
        return heads.get(heads.size() - 1);
    }

    /** The board's signature under the last head; empty on an empty board. */
    public Octets lastSignature() {
        return lastSignature;
    }

    /** The stamp of the last entry; the opening time on an empty board. */
    public Instant lastStamp() {
        return stamps.getLast();
    }

    /** The number of the first entry that is stamped after a moment; stamps never go back. */
    public OptionalLong firstAfter(Instant moment) {
        return LongStream.rangeClosed(1, length())
                .filter(number -> stamps.get((int) number).isAfter(moment))
                .findFirst();
    }

    /** The head under a number, when it is that far. */
    public Optional<Octets> head(long number) {
        return number >= 0 && number <= length() ? Optional.of(heads.get((int) number)) : Optional.empty();
    }

    /** The last signature covers the whole chain; an empty board needs none. */
    public boolean isSigned(SignatureCheck check) {
        return length() == 0
                || BoardEntry.isSigned(
                        run.session(),
                        length(),
                        lastHead(),
                        lastSignature,
                        run.terms().board(),
                        check);
    }
}
