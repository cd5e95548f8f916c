package org.gridmarket.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gridmarket.testkit.energy.Founding;

/** Brings the ledger in memory into the container, in place of Fabric's. */
@Singleton
public class LedgerForTests {
    /** Is Chain and BlockSource at once. */
    @Produces
    @Singleton
    LedgerInMemory ledger() {
        return new LedgerInMemory(Founding.market());
    }

    @Produces
    @Singleton
    Clock clock(LedgerInMemory ledger) {
        return ledger.clock();
    }
}
