package org.gridmarket.coinshuffle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.run.MixRun;

/**
 * One participant in one run. The caller moves octets between it and the board, and tells the time; it must not be
 * used by two threads at once, and must be kept until the verdict is final: a participant that forgets a run cannot
 * join it again.
 */
public interface MixParticipation {
    MixRun run();

    /**
     * Reads what is new on the board, from entry {@link #entriesRead()} + 1 on, and answers with the message to post,
     * if it is this participant's turn. To be called with no entries once, to begin. The message is made once; a
     * caller that could not deliver it posts the same octets again.
     *
     * @param now the participant's own clock, against stamps from the future
     */
    Optional<Octets> read(List<BoardEntry> entries, Instant now);

    /** Reads a message that stands on the ledger; see {@link #challenge}. */
    Optional<Octets> readFromLedger(Octets message, Instant now);

    /**
     * The message to post on the ledger: mine, made, due, its deadline over by my clock and still not on the board.
     * Empty otherwise.
     */
    Optional<Octets> challenge(Instant now);

    /**
     * What I see of the board, to be posted on the ledger when somebody is overdue or another sighting is ahead of what I
     * have read: so honest participants find a fork by themselves, before one of them can be called silent. Until it
     * stands there it is made anew from what has been read; one is enough for all who see the same.
     */
    Optional<Octets> sighting(Instant now);

    /** Entries read so far. */
    long entriesRead();

    /** Pending until the run is over for this participant. */
    Verdict verdict();

    /** The fresh accounts that this participant put into the run: its own once the transaction is on the ledger. */
    List<AccountKey> outputs();
}
