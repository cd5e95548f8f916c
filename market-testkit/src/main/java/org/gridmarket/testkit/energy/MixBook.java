package org.gridmarket.testkit.energy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/** Credit on its way through mixes, as the events tell it: lent, received, forfeited, retired. */
final class MixBook {
    private final Set<String> lenders = new TreeSet<>();
    private final Map<MixSession, MixLock> locks = new HashMap<>();
    private Money lent = Money.ZERO;
    private Money forfeited = Money.ZERO;
    private Money retired = Money.ZERO;

    void apply(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MixJoined joined -> {
                lent = lent.plus(joined.bundle().creditOf(joined.bundles()));
                lenders.add(row(joined.window(), joined.group(), joined.account()));
            }
            case EnergyEvent.MixReclaimed reclaimed -> {
                lent = lent.minus(reclaimed.bundle().creditOf(reclaimed.bundles()));
                lenders.remove(row(reclaimed.window(), reclaimed.group(), reclaimed.account()));
            }
            case EnergyEvent.MixOpened(var lock) -> locks.put(lock.session(), lock);
            case EnergyEvent.MixAborted aborted -> locks.put(aborted.session(), aborted.next());
            case EnergyEvent.MixCommitted committed -> commit(committed);
            case EnergyEvent.CreditRetired credit -> retired = retired.plus(credit.amount());
            default -> {
                // nothing of a mix
            }
        }
    }

    private void commit(EnergyEvent.MixCommitted committed) {
        lent = lent.minus(committed.bundle().creditOf(committed.outputs().size()));
        forfeited =
                forfeited.plus(committed.bundle().creditOf(committed.forfeited().size()));
        MixSession session = committed.session();
        MixLock lock = locks.remove(session);
        if (lock == null) {
            throw new IllegalStateException("session " + session + " was committed and never opened");
        }
        lock.participants().forEach(key -> lenders.remove(row(session.window(), session.group(), key)));
    }

    private static String row(Object window, Object group, AccountKey account) {
        return Keys.of("mixjoin", window, group, account);
    }

    /** Credit in rows of joins. */
    Money lent() {
        return lent;
    }

    /** The keys of the rows of joins that must stand. */
    Set<String> lenders() {
        return lenders;
    }

    /** Credit of bundles that nobody received. */
    Money forfeited() {
        return forfeited;
    }

    /** Credit of anonymous accounts that the DSO owes until the bill. */
    Money retired() {
        return retired;
    }
}
