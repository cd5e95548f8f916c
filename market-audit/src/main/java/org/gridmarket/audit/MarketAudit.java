package org.gridmarket.audit;

import java.util.List;
import java.util.NavigableMap;
import org.gridmarket.chain.LedgerTransaction;

/**
 * What one market's blocks must show besides that every transaction comes out the same when it is carried out again, which
 * {@link Replay} sees to. It is given every transaction that took effect, in ledger order, those of other markets too: its
 * events may be told by any. What blocks hold may break every rule there is; an audit may throw at that, which is then told as
 * what it is, and the other markets are audited on. Not thread-safe.
 */
public interface MarketAudit {
    /** The prefix of the market's functions, such as {@code energy}. */
    String market();

    /**
     * Where in the market's own time something happens, such as {@code interval 40}, so that people find it.
     *
     * @param events canonical JSON of what it is about, of any market; where they say nothing, the market stands where it stood
     */
    String placeOf(List<String> events);

    /** Takes in the next transaction that took effect. */
    void read(long block, LedgerTransaction transaction);

    /**
     * Whether there is a market of which something has to be checked. A market that was only proposed has transactions, and
     * nobody can have traded in it: it does not make an audit of the others worthless.
     */
    default boolean isFounded() {
        return true;
    }

    /**
     * What it has found so far.
     *
     * @param rows the world state, by key, as the transactions so far have written it
     */
    MarketFindings findings(NavigableMap<String, String> rows);
}
