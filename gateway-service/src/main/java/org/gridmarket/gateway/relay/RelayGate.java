package org.gridmarket.gateway.relay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Who may submit now: one operation of an account at a time, a bounded number of it per interval, and a bounded number of
 * all accounts together (anonymity, "Accounts and signatures"). Knows no clock: the interval comes in.
 */
public final class RelayGate {
    /** Whether an operation may pass. */
    public sealed interface Answer {
        /** It may; whoever got this calls {@link RelayGate#leave} when it is done. */
        record Entered() implements Answer {}

        /** It may not, for this reason. */
        record Refused(String reason) implements Answer {}
    }

    private static final Answer ENTERED = new Answer.Entered();

    private final GatewayLimits limits;
    private final Set<AccountKey> inFlight = new HashSet<>();
    private final Map<AccountKey, Integer> counts = new HashMap<>();
    private Interval counted = Interval.of(0);

    public RelayGate(GatewayLimits limits) {
        this.limits = limits;
    }

    /**
     * Asks for an account's operation to pass.
     *
     * @param solver whether the account is licensed as one, and so may send solutions in parts
     * @param now the current round
     */
    public synchronized Answer enter(AccountKey account, boolean solver, Interval now) {
        if (!now.equals(counted)) {
            counted = now;
            counts.clear();
        }
        if (inFlight.contains(account)) {
            return refused("account " + account + " has an operation in flight; wait for its outcome");
        }
        if (inFlight.size() >= limits.submissionsInFlight()) {
            return refused(inFlight.size() + " operations are in flight; try again or use another relay");
        }
        int most = solver ? limits.operationsPerSolver() : limits.operationsPerInterval();
        int count = counts.getOrDefault(account, 0);
        if (count >= most) {
            return refused("account " + account + " has sent " + count + " operations in interval " + now
                    + ", the most allowed; wait for the next");
        }
        if (count == 0 && counts.size() >= limits.trackedAccounts()) {
            return refused(counts.size() + " accounts have sent operations in interval " + now + ", the most allowed");
        }
        counts.put(account, count + 1);
        inFlight.add(account);
        return ENTERED;
    }

    /** The operation of this account has its outcome. */
    public synchronized void leave(AccountKey account) {
        inFlight.remove(account);
    }

    public synchronized int inFlight() {
        return inFlight.size();
    }

    private static Answer refused(String reason) {
        return new Answer.Refused(reason);
    }
}
