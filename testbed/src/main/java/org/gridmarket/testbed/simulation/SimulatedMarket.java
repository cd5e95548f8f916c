package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.ledger.memory.InMemoryLedger;

/**
 * One market in a simulated world: its contract, those who act in it, and what must hold whatever they do. Several markets may
 * share one ledger; {@link World} is all that they see of each other. A market draws every chance from the world's random
 * numbers, so that the same seed gives the same history. One instance plays one history.
 */
public interface SimulatedMarket {
    /** The prefix of its contract's functions. */
    String name();

    /** What may go wrong in it; a fault that no market of the world has is not switched on. */
    Set<Fault> faults();

    /**
     * Its contract, and those of tests that give it something to do.
     *
     * @param small with every bound that can be set so low that a history meets it
     */
    List<Contract> contracts(boolean small);

    /** Those who have names when wires are cut. */
    List<String> clients();

    /**
     * Founds it, before anything can go wrong.
     *
     * @param now when the world begins, or the market before it was founded
     * @return when it is founded; the first market of a world may go back behind the beginning
     */
    LedgerTime found(InMemoryLedger ledger, LedgerTime now);

    /** Brings everybody who acts in it. */
    Actors actors(World world);

    /** What must hold of it; follows the world's blocks. Asked after {@link #actors}. */
    Guarantees guarantees();
}
