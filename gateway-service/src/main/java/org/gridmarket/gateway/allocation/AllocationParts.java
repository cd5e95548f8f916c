package org.gridmarket.gateway.allocation;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.command.Target;

/** Puts the parts of allocation markets together, where its classes do not ask for them themselves. */
@Singleton
public class AllocationParts {
    @Produces
    @Singleton
    MarketFacts facts(ReadDatabase database) {
        return new MarketFacts(database.jdbi());
    }

    @Produces
    @Singleton
    PageDues dues(ReadDatabase database) {
        return new PageDues(database.jdbi());
    }

    @Produces
    @Singleton
    AllocationReports reports(ReadDatabase database, MarketFacts facts) {
        return new AllocationReports(database.jdbi(), facts);
    }

    @Produces
    @Singleton
    CycleReports cycleReports(ReadDatabase database) {
        return new CycleReports(database.jdbi());
    }

    @Produces
    @Singleton
    BookReports bookReports(ReadDatabase database, MarketFacts facts) {
        return new BookReports(database.jdbi(), facts);
    }

    @Produces
    @Singleton
    OpenFees fees(ReadDatabase database) {
        return new OpenFees(database.jdbi());
    }

    @Produces
    @Singleton
    OwnOperations operations(Target target, LedgerClock clock) {
        return new OwnOperations(target, clock);
    }
}
