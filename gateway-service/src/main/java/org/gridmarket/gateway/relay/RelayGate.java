package org.gridmarket.gateway.relay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/**
 * Who may submit now: one operation of an account at a time, a bounded number of it per interval, and a bounded number of
 * all accounts together (anonymity, "Accounts and signatures"). Knows no clock: the interval comes in.
 */
public final class RelayGate {
    /** Whether an operation may pass. */
    public sealed interface Answer {
        /** It may; whoever got this closes it when the operation has its outcome. */
        final class Entered implements Answer, AutoCloseable {
            private final RelayGate gate;
            private final AccountKey account;
            private final Place place;

            private Entered(RelayGate gate, AccountKey account, Place place) {
                this.gate = gate;
                this.account = account;
                this.place = place;
            }

            @Override
            public void close() {
                gate.leave(account, place);
            }
        }

        /** It may not, for this reason. */
        record Refused(String reason) implements Answer {}
    }

    private final GatewayLimits limits;
    private final Slots slots;
    private final Map<AccountKey, Place> inFlight = new HashMap<>();
    private final Map<AccountKey, Integer> counts = new HashMap<>();
    private Numbered counted = LedgerPeriod.of(0);

    /**
     * @param slots for operations of all accounts together
     */
    public RelayGate(GatewayLimits limits, Slots slots) {
        this.limits = limits;
        this.slots = slots;
    }

    /**
     * Asks for an account's operation to pass.
     *
     * @param solver whether the account is licensed as one, and so may send solutions in parts
     * @param now the current round
     * @param origin where the operation came from
     */
    public synchronized Answer enter(AccountKey account, boolean solver, Numbered now, Origin origin) {
        if (!now.equals(counted)) {
            counted = now;
            counts.clear();
        }
        if (inFlight.containsKey(account)) {
            return refused("account " + account + " has an operation in flight; wait for its outcome");
        }
        return switch (slots.take(origin)) {
            case Slots.Full full -> refused(full.reason());
            case Place place -> {
                Optional<String> tooMany = count(account, solver, now);
                if (tooMany.isPresent()) {
                    place.close();
                    yield refused(tooMany.get());
                }
                inFlight.put(account, place);
                yield new Answer.Entered(this, account, place);
            }
        };
    }

    /** Counts an operation of this interval, or says why it is one too many. */
    private Optional<String> count(AccountKey account, boolean solver, Numbered now) {
        int most = solver ? limits.operationsPerSolver() : limits.operationsPerInterval();
        int count = counts.getOrDefault(account, 0);
        if (count >= most) {
            return Optional.of("account " + account + " has sent " + count + " operations in interval " + now
                    + ", the most allowed; wait for the next");
        }
        if (count == 0 && counts.size() >= limits.trackedAccounts()) {
            return Optional.of(counts.size() + " accounts have sent operations in interval " + now
                    + ", the most allowed; use another gateway, or wait for the next interval");
        }
        counts.put(account, count + 1);
        return Optional.empty();
    }

    private synchronized void leave(AccountKey account, Place place) {
        inFlight.remove(account, place);
        place.close();
    }

    private static Answer refused(String reason) {
        return new Answer.Refused(reason);
    }
}
