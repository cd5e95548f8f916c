package org.gridmarket.agent.energy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Who trades for a household. It decides and signs; its driver carries outgoing to a gateway, brings back answers, moves
 * messages between it and bulletin boards, and tells it the public events. No socket, no clock; not thread-safe.
 */
public interface TradingAgent {
    /** The household's public account. */
    AccountKey account();

    AgentTally tally();

    /** Whether nothing is left to do for the day. */
    boolean isDone();

    /** Whether all that must be on the ledger before the day's first round is there. */
    boolean hasPosted();

    /** What it still waits for, for messages. */
    String waitsFor();

    /** Takes in one public event. */
    void observe(EnergyEvent event);

    /**
     * Something to send now, or nothing. Whoever takes it brings its answer to {@link #answered}, and may ask for more before:
     * operations of other accounts. An outgoing that is not answered for good comes again.
     */
    Optional<OutgoingOperation> next(LedgerTime now);

    /** When to ask again although nothing was told; empty when only events can bring work. */
    Optional<LedgerTime> nextLook(LedgerTime now);

    /** Takes in the answer to an outgoing in flight. */
    void answered(OutgoingOperation outgoing, Answer answer);

    /** The refusals that it met, by code, ascending. */
    default Map<String, Integer> refusals() {
        return new TreeMap<>(tally().rejections());
    }

    /**
     * A run of a mix that goes on.
     *
     * @param board the key of its board
     * @param session which run
     * @param read entries that the agent has read
     * @param message to post, if one is due
     */
    record BoardRequest(AccountKey board, SessionId session, long read, Optional<Octets> message) {}

    /** The boards to read and to post to. */
    default List<BoardRequest> boards(LedgerTime now) {
        return List.of();
    }

    /** Takes in what is new on a board, possibly nothing. */
    default void readBoard(SessionId session, List<BoardEntry> news, LedgerTime now) {}

    /** The message stands on its board. */
    default void postedOnBoard(SessionId session, Octets message) {}

    /**
     * A draw that an agent needs shares of, to open a mix.
     *
     * @param window its first interval
     * @param group that mixes
     */
    record DrawRequest(Interval window, GroupId group) {}

    /** The draws whose shares the gateways are to be asked for now, and again until none is asked for. */
    default List<DrawRequest> draws(LedgerTime now) {
        return List.of();
    }

    /** Takes in what the gateways gave, possibly nothing. */
    default void drawn(DrawRequest outgoing, List<DrawShare> shares, LedgerTime now) {}
}
