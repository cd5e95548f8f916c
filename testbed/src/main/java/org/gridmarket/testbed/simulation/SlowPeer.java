package org.gridmarket.testbed.simulation;

import java.util.Optional;
import java.util.Random;
import org.gridmarket.ledger.memory.InMemoryLedger;

/** Some peer gets no blocks for a while, one at a time. */
final class SlowPeer {
    private static final int MEAN_STEPS_BETWEEN = 60;
    private static final int MEAN_STEPS_SLOW = 5;
    private static final int NONE = -1;

    private final InMemoryLedger ledger;
    private final Faults faults;
    private final Random random;
    private int slow = NONE;

    SlowPeer(InMemoryLedger ledger, Faults faults, Random random) {
        this.ledger = ledger;
        this.faults = faults;
        this.random = random;
    }

    boolean isSlow() {
        return slow != NONE;
    }

    /** A moment passes; says what has changed. */
    Optional<String> step() {
        if (isSlow() && random.nextInt(MEAN_STEPS_SLOW) == 0) {
            mend();
            return Optional.of("FOLLOWS");
        }
        if (!isSlow() && faults.strikes(Fault.SLOW_PEER, MEAN_STEPS_BETWEEN)) {
            slow = random.nextInt(World.PEERS);
            ledger.holdBack(slow);
            return Optional.of("HELD_BACK");
        }
        return Optional.empty();
    }

    void mend() {
        if (isSlow()) {
            ledger.catchUp(slow);
            slow = NONE;
        }
    }
}
