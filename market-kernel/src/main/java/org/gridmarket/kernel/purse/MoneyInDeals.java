package org.gridmarket.kernel.purse;

import java.util.SortedMap;
import org.gridmarket.kernel.quantity.Money;

/** Port: what the deals of one market hold, read from its own rows; for the one check that no money appears or is lost. */
public interface MoneyInDeals {
    /** The prefix of the market's functions, as in {@link Deal#market}. */
    String market();

    /** All that lies in its deals. */
    Money heldIn(SortedMap<String, String> rows);
}
