package org.gridmarket.kernel.agreement;

import java.util.List;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Changes that are proposed and approved together. A market's own record implements it, since its header is the wire format.
 *
 * @param <C> what the market changes by agreement
 */
public interface Proposal<C extends Change> {
    /** Chosen by the proposer; names one proposal as long as its row is kept. */
    String id();

    /** The first interval, cycle or period that the changes hold for, by the market's own count. */
    Interval from();

    /** What changes; a proposal with nothing in it is refused. */
    List<C> changes();

    /** SHA-256 under the market's own tag: what an approver names, so that it approves exactly what it has read. */
    Bytes digest();
}
