package org.gridmarket.keys.mixing;

import java.time.Duration;
import java.time.Instant;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.MixTerms;
import org.gridmarket.coinshuffle.run.Timetable;
import org.gridmarket.kernel.energy.mixing.BoardLine;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Makes the protocol's run of what the ledger has locked, and translates what both sides name differently. Ledger, agents
 * and boards all use this, and so agree on session ids, orders and deadlines.
 */
public final class MixRuns {
    private MixRuns() {}

    /** The run that a lock describes. */
    public static MixRun of(LockedRun locked) {
        MixingTerms terms = locked.terms();
        MixTerms fixed = new MixTerms(
                locked.target().channel(),
                octets(locked.id()),
                octets(locked.bundleBytes()),
                terms.bundles(),
                terms.leastParticipants(),
                key(locked.lock().board()),
                timetable(terms.times()));
        return MixRun.numbered(
                fixed,
                locked.lock().run(),
                instant(locked.lock().openedAt()),
                locked.lock().participants().stream().map(MixRuns::key).toList());
    }

    private static Timetable timetable(MixTimes times) {
        Duration phase = Duration.ofSeconds(times.phaseSeconds());
        return new Timetable(
                phase,
                Duration.ofSeconds(times.hopSeconds()),
                phase,
                phase,
                phase,
                Duration.ofSeconds(times.challengeSeconds()),
                Duration.ofSeconds(times.toleranceSeconds()));
    }

    public static org.gridmarket.coinshuffle.crypto.AccountKey key(AccountKey key) {
        return new org.gridmarket.coinshuffle.crypto.AccountKey(octets(key.key()));
    }

    public static AccountKey key(org.gridmarket.coinshuffle.crypto.AccountKey key) {
        return new AccountKey(bytes(key.octets()));
    }

    public static Octets octets(Bytes bytes) {
        return Octets.copyOf(bytes.copy());
    }

    public static Bytes bytes(Octets octets) {
        return Bytes.of(octets.toArray());
    }

    /** An entry of a board as evidence. */
    public static BoardLine line(BoardEntry entry) {
        return new BoardLine(
                Math.toIntExact(entry.number()),
                time(entry.stamp()),
                bytes(entry.content()),
                bytes(entry.head()),
                bytes(entry.signature()));
    }

    static BoardEntry entry(BoardLine line) {
        return new BoardEntry(
                line.number(),
                instant(line.stamp()),
                octets(line.content()),
                octets(line.head()),
                octets(line.signature()));
    }

    static Instant instant(LedgerTime time) {
        return Instant.ofEpochMilli(time.epochMillis());
    }

    static LedgerTime time(Instant instant) {
        return new LedgerTime(instant.toEpochMilli());
    }
}
