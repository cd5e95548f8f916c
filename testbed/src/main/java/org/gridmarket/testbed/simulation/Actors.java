package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.testkit.Violation;

/** Everybody who acts in one market: people, programs, operators, and those who have no right to anything. */
public interface Actors {
    /** Everybody comes, before the first step. */
    void arrive();

    /** Something has been committed: whoever reads the ledger itself looks. */
    void look();

    /** One step: somebody does something, or nobody does. */
    void act();

    /** Outages of this market's own programs are over. */
    void mend();

    /** One turn towards the end: what is due is done, and nothing new is begun. */
    void finish();

    /** Whether everything that is due has come to its end. */
    boolean isOver();

    /** What has not come to its end although it had the time, and what somebody has lost who kept to the rules. */
    List<Violation> shortcomings();

    /** A row that would do harm if somebody could have it written with one organisation's endorsement; key and value. */
    Optional<Map.Entry<String, String>> forgery();
}
