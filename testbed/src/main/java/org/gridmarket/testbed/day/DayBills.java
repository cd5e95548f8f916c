package org.gridmarket.testbed.day;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Money;

/**
 * What each prosumer owes the DSO (positive) or gets, beside its trades.
 *
 * @param owed over all cycles of the day
 * @param notBilled meters with a cycle that is not billed, and why
 * @param proved bills that the ledger has accepted with a proof instead of readings
 * @param equal how many of them are what the readings make them, to the µ
 */
public record DayBills(Map<MeterId, Money> owed, Map<MeterId, String> notBilled, int proved, int equal) {
    static final DayBills NONE = new DayBills(Map.of(), Map.of(), 0, 0);

    public DayBills {
        owed = Map.copyOf(owed);
        notBilled = Map.copyOf(notBilled);
    }

    static DayBills notBilled(MeterId meter, String reason) {
        return new DayBills(Map.of(), Map.of(meter, reason), 0, 0);
    }

    /** With those of other meters. */
    DayBills plus(DayBills more) {
        Map<MeterId, Money> all = new TreeMap<>(owed);
        all.putAll(more.owed);
        Map<MeterId, String> failed = new TreeMap<>(notBilled);
        failed.putAll(more.notBilled);
        return new DayBills(all, failed, proved + more.proved, equal + more.equal);
    }

    /** A private bill that is not the plain one, or a meter without its bill. */
    public Optional<String> offence() {
        if (!notBilled.isEmpty()) {
            return Optional.of(
                    notBilled.size() + " meters are not billed; the first: " + new TreeMap<>(notBilled).firstEntry());
        }
        return proved == equal
                ? Optional.empty()
                : Optional.of(proved - equal + " of " + proved + " private bills are not what the readings make them");
    }
}
