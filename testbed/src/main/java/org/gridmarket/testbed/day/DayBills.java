package org.gridmarket.testbed.day;

import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Money;

/**
 * What each prosumer owes the DSO (positive) or gets, beside its trades.
 *
 * @param owed over all cycles of the day
 * @param proved bills that the ledger has accepted with a proof instead of readings
 * @param equal how many of them are what the readings make them, to the µ
 */
public record DayBills(Map<MeterId, Money> owed, int proved, int equal) {
    public DayBills {
        owed = Map.copyOf(owed);
    }

    /** A private bill that is not the plain one. */
    public Optional<String> offence() {
        return proved == equal
                ? Optional.empty()
                : Optional.of(proved - equal + " of " + proved + " private bills are not what the readings make them");
    }
}
