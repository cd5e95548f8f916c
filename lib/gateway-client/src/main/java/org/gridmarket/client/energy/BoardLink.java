package org.gridmarket.client.energy;

import java.time.Duration;
import java.util.List;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Port: what gateways do for mixes, as participants see it: bulletin boards, and shares of draws. Obligations: entries come
 * as the board signed them, in its order; a lost connection is a false or an empty list, never an exception, since nobody
 * trusts a board or a share anyway.
 */
public interface BoardLink {
    /** Whether the board says that the message stands on it now. */
    boolean post(AccountKey board, SessionId session, Octets message);

    /** Entries behind a number, waiting a while for the first one. */
    List<BoardEntry> read(AccountKey board, SessionId session, long behind, Duration patience);

    /** The shares that gateways give of the draw of a window and group; those that give none are left out. */
    List<DrawShare> shares(Interval window, GroupId group);
}
