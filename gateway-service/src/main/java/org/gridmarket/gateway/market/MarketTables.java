package org.gridmarket.gateway.market;

import java.util.List;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.ledger.EventFamily;

/**
 * Port: the rows that a market keeps in the read model. Its migrations lie in {@code db/NAME}, numbered by itself; it reads
 * and writes the tables of no other market. A bean of this type is found by the gateway; no list has to be touched.
 *
 * @param <E> the sealed interface of its events
 */
public interface MarketTables<E> {
    /** The functions of its contract, which also tell its name. */
    FunctionNames<?, ?, ?> functions();

    /** Which events are its own. It is told of no other. */
    EventFamily<E> events();

    /** What turns them into rows, in this order. */
    List<Projection<E>> projections();

    /** The prefix of its functions, such as {@code energy}; its folder of migrations and its package are called so too. */
    default String name() {
        return functions().prefix();
    }

    /** Raised when its projections make other rows of the same events: the next start makes all of them again. */
    default int version() {
        return 1;
    }

    /** The table in which Flyway notes which of its migrations have run. */
    default String history() {
        return name() + "_schema_history";
    }
}
