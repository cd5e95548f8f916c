package org.gridmarket.coinshuffle.board;

import org.gridmarket.coinshuffle.bytes.Octets;

/** Whether a board stores a message: the gate against floods. A protocol brings its own. */
@FunctionalInterface
public interface BoardAdmission {
    /** Called in the order of arrival, once for each message of one session; may count. */
    boolean admits(Octets message);
}
