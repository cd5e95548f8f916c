package org.gridmarket.coinshuffle.board;

import java.util.List;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;

/**
 * Where the messages of a run stand. Nobody trusts it: it may withhold, delay, reorder or show two faces, and the
 * protocol names whoever is at fault. An implementation keeps one chain per session, appends in the order of arrival,
 * stamps with its clock, and refuses what {@link BoardAdmission} refuses before it stores anything.
 */
public interface BulletinBoard {
    /** Whether the message now stands on the board. */
    boolean post(SessionId session, Octets message);

    /** Entries behind the given number, oldest first, at most as many as asked for. */
    List<BoardEntry> read(SessionId session, long behind, int atMost);

    /** Appends an entry without content when the board's time has moved on, so that deadlines pass for all readers. */
    void tick(SessionId session);
}
