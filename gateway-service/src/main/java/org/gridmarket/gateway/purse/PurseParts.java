package org.gridmarket.gateway.purse;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.gridmarket.gateway.readmodel.ReadDatabase;

/** Puts the parts of purses together, where its classes do not ask for them themselves. */
@Singleton
public class PurseParts {
    @Produces
    @Singleton
    PurseReports reports(ReadDatabase database) {
        return new PurseReports(database.jdbi());
    }
}
